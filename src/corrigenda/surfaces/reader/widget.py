"""`GET /c/<file>`: the widget's build, for the pages of the outlets.

`/c/w.js` is always the newest. What is below `/c/<version>/` is one build for good.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from corrigenda.lib.builds import VERSION, folder_of
from corrigenda.surfaces.problems import problem

MAX_AGE = 300
"""Seconds that a cache may keep a file: a new build is on every page within that time."""
FOR_GOOD = "public, max-age=31536000, immutable"

_NAME = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\.[A-Za-z0-9_-]+)*\.(js|mjs|ts|json|css|map)")
_TYPES = {
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "ts": "text/plain; charset=utf-8",
    "json": "application/json",
    "css": "text/css; charset=utf-8",
    "map": "application/json",
}


@require_safe
def widget(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the newest build, or of the one that its address names for good."""
    built, kept = settings.CORRIGENDA_WIDGET, settings.CORRIGENDA_WIDGETS_KEPT
    version, _, named = name.partition("/")
    if not VERSION.fullmatch(version):
        return _file(request, built, name, f"public, max-age={MAX_AGE}")
    folder = folder_of(version, built=built, kept=kept)
    if folder is not None:
        return _file(request, folder, named, FOR_GOOD)
    return _missing(
        f"This service never had version {version} of the widget. Its newest script is /c/w.js; "
        "/desk/setup gives the tag that pins it."
    )


def _file(request: HttpRequest, folder: Path, name: str, caching: str) -> HttpResponse:
    path = _path(folder, name)
    if path is None:
        return _missing("The widget has no such file. Its script is /c/w.js.")
    coded = "gzip" in request.headers.get("Accept-Encoding", "")
    body, etag = _body(path, path.stat().st_mtime_ns, coded)
    response = HttpResponse(body, content_type=_TYPES[name.rsplit(".", 1)[1]])
    if coded:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = caching
    patch_vary_headers(response, ["Accept-Encoding"])
    return _conditional(request, etag, response)


def _missing(detail: str) -> HttpResponse:
    """While several machines are upgraded one has what the other lacks: no cache may keep that."""
    response = problem(404, "not-found", detail)
    response["Cache-Control"] = "no-store"
    return response


def _path(folder: Path, name: str) -> Path | None:
    if len(name) > 100 or not _NAME.fullmatch(name):
        return None
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


@lru_cache(maxsize=128)
def _body(path: Path, changed_ns: int, coded: bool) -> tuple[bytes, str]:
    """The file's bytes and entity tag; `changed_ns` lets a new build in without a restart."""
    body = path.read_bytes()
    if coded:
        body = gzip.compress(body, 9, mtime=0)
    return body, f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def _conditional(request: HttpRequest, etag: str, response: HttpResponse) -> HttpResponse:
    answer = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(answer, HttpResponse)
    return answer
