"""Words that the law wants gone: asked for by one administrator, confirmed by another."""
