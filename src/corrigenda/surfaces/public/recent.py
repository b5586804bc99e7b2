"""`GET /corrections/recent.json`: the stories of an outlet that were corrected lately.

The same for everybody. The script of a page compares it with the list of stories that a reader's
own browser keeps, so that nobody has to be told what anybody read.
"""

from __future__ import annotations

import hashlib
import json

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from corrigenda.flow.publication.recently import recently
from corrigenda.flow.publication.renderers import recent_json
from corrigenda.surfaces.problems import problem
from corrigenda.surfaces.public.scope import scope_of

MAX_AGE = 300
"""Seconds that any cache may keep it: a reader hears of it a little later, and is asked less."""


@require_safe
def recent(request: HttpRequest) -> HttpResponse:
    """Of `?outlet=`, or of a desk's only one."""
    outlet = scope_of(request).outlet
    if outlet is None:
        return problem(400, "which-outlet", "Say whose stories: add ?outlet= and its slug.")
    document = recent_json.render(outlet.slug, recently(outlet))
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    response = HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={MAX_AGE}, stale-while-revalidate=3600"
    answer = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(answer, HttpResponse)
    return answer
