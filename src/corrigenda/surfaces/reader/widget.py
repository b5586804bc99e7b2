"""`GET /c/<file>`: the widget's build, for the pages of the outlets."""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from corrigenda.surfaces.problems import problem

BUILD = Path(__file__).parent / "static" / "c"
MAX_AGE = 300
"""Seconds that a cache may keep a file: a new build is on every page within that time."""

_NAME = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\.[A-Za-z0-9_-]+)*\.(js|json|css|map)")
_TYPES = {
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "css": "text/css; charset=utf-8",
    "map": "application/json",
}


@require_safe
def widget(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the build, compressed for those who take it so."""
    path = _path(name)
    if path is None:
        return problem(404, "not-found", "The widget has no such file. Its script is /c/w.js.")
    coded = "gzip" in request.headers.get("Accept-Encoding", "")
    body, etag = _body(path, path.stat().st_mtime_ns, coded)
    response = HttpResponse(body, content_type=_TYPES[name.rsplit(".", 1)[1]])
    if coded:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    patch_vary_headers(response, ["Accept-Encoding"])
    return _conditional(request, etag, response)


def _path(name: str) -> Path | None:
    if len(name) > 100 or not _NAME.fullmatch(name):
        return None
    path = (BUILD / name).resolve()
    return path if path.is_relative_to(BUILD.resolve()) and path.is_file() else None


@lru_cache(maxsize=64)
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
