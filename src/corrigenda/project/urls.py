"""Which address leads to which surface."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("corrigenda.surfaces.reader.urls")),
    path("", include("corrigenda.surfaces.public.urls_root")),
    path("api/", include("corrigenda.surfaces.api.urls")),
    path("corrections/", include("corrigenda.surfaces.public.urls")),
    path(".well-known/", include("corrigenda.surfaces.public.urls_well_known")),
    path("desk/", include("corrigenda.surfaces.desk.urls")),
    path("desk/", include("corrigenda.surfaces.desk.urls_signing")),
]
if settings.CORRIGENDA_DEMO:
    urlpatterns.append(path("demo/", include("corrigenda.surfaces.demo.urls")))

handler400 = "corrigenda.project.errors.bad_request"
handler403 = "corrigenda.project.errors.forbidden"
handler404 = "corrigenda.project.errors.not_found"
handler500 = "corrigenda.project.errors.server_error"
