"""Who republishes stories and has no Corrigenda."""
