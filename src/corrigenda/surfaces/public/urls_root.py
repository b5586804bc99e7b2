"""What programs look for at the root of a host."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.public import robots

urlpatterns = [path("robots.txt", robots.robots, name="robots")]
