"""Django on a database file of its own, with the durability of the service; import it first."""

from __future__ import annotations

import atexit
import os
import tempfile

import django

_FOLDER = tempfile.TemporaryDirectory(prefix="corrigenda-bench-typos-")
atexit.register(_FOLDER.cleanup)

os.environ["CORRIGENDA_HOME"] = _FOLDER.name
os.environ["CORRIGENDA_SECRET"] = "of-a-bench-that-nobody-reaches-" + "x" * 32
os.environ["CORRIGENDA_URL"] = "http://127.0.0.1:8000"
os.environ["DJANGO_SETTINGS_MODULE"] = "corrigenda.project.settings"
os.environ.pop("DATABASE_URL", None)
django.setup()
