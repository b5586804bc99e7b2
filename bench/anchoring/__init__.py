"""Following passages, measured: the gate of `corrigenda.anchoring`; see the README here."""
