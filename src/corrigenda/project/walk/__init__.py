"""The whole loop over HTTP, without a person or a browser: `corrigenda demo --walk`."""

from corrigenda.project.walk.run import walk

__all__ = ["walk"]
