"""What chat and webhooks have in common: where they may go, and what an error means."""

from __future__ import annotations

from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.newsroom.queries import origins_of
from corrigenda.flow.propagation.errors import UndeliveredError
from corrigenda.lib import http, urls

OF_THE_MESSAGE = frozenset({400, 409, 413, 415, 422})
"""An answer that says: this message cannot be taken; the next one may be."""


def allowed(outlet: Outlet, url: str) -> tuple[str, ...]:
    """The origins that may stand on addresses that are not public, for an outlet of an intranet."""
    if not outlet.reads_private_addresses:
        return ()
    return (*origins_of(outlet), urls.origin_of(url))


def undelivered(error: http.FetchError | urls.UrlError) -> UndeliveredError:
    """The error as the stage has it: whether to try again, and whether the way itself is down."""
    if isinstance(error, http.Refused | urls.UrlError):
        return UndeliveredError(str(error), retry=False)
    if isinstance(error, http.BadStatus) and error.status in OF_THE_MESSAGE:
        return UndeliveredError(str(error))
    return UndeliveredError(str(error), everyone=True)
