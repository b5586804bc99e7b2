"""What programs look for at an address that is the same everywhere (RFC 8615)."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.public import well_known

urlpatterns = [path("corrigenda.json", well_known.show, name="well-known")]
