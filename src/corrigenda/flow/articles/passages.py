"""The index of passages: where the stories as they are now say what.

A document of it is an article, by its key; its text is that of the version `Article.indexed`, so
what is found counts in that version's code points.
"""

from __future__ import annotations

import threading
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import connections

from corrigenda.archive import PassageIndex

_of_thread = threading.local()


def index() -> PassageIndex:
    """The index of this installation, on a connection that this thread has to itself."""
    url = settings.ARCHIVE_URL or _database_url()
    if getattr(_of_thread, "url", None) != url or _of_thread.index.is_lost:
        close()
        _of_thread.index, _of_thread.url = PassageIndex(url), url
    found: PassageIndex = _of_thread.index
    return found


def begin_anew() -> None:
    """Remove the index, whatever version made it, and make an empty one.

    What the articles say of it is `actions/index_anew.py`'s matter.
    """
    close()
    PassageIndex(settings.ARCHIVE_URL or _database_url(), rebuild=True).close()


def close() -> None:
    """Let this thread's connection go; the next use opens one again."""
    opened = getattr(_of_thread, "index", None)
    _of_thread.index = _of_thread.url = None
    if opened is not None:
        opened.close()


def _database_url() -> str:
    """The application's own database, as the index wants it named."""
    known = connections["default"].settings_dict
    if connections["default"].vendor == "sqlite":
        return f"sqlite:///{quote(str(known['NAME']))}"
    who = quote(str(known["USER"]), safe="")
    if known["PASSWORD"]:
        who += f":{quote(str(known['PASSWORD']), safe='')}"
    where = {"host": known["HOST"], "port": known["PORT"]}
    rest = {name: str(value) for name, value in where.items() if value}
    for name in ("sslmode", "sslrootcert", "sslcert", "sslkey", "service"):
        if name in known.get("OPTIONS", {}):
            rest[name] = str(known["OPTIONS"][name])
    return f"postgresql://{who}@/{quote(str(known['NAME']), safe='')}?{urlencode(rest)}"
