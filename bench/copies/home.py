"""Sets Django up on a database of its own, when it is imported: before any model is."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

import django

_home = tempfile.mkdtemp(prefix="corrigenda-bench-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["CORRIGENDA_HOME"] = _home
os.environ["DJANGO_SETTINGS_MODULE"] = "corrigenda.project.settings"
os.environ.pop("DATABASE_URL", None)
django.setup()
