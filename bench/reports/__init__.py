"""How many reports a minute the door takes, beside a comment server on the same machine."""
