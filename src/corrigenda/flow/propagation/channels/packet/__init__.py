"""Packets and acknowledgements, posted to the Corrigenda of another house."""
