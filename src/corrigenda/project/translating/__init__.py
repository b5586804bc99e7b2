"""For translators: which texts there are, which of them a language lacks, and a new language."""
