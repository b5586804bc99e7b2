"""An editor accepts a hundred typos at once, from the queue."""

from __future__ import annotations

import http.client
import re
import time
from urllib.parse import urlencode

from bench.desk.home import Desk

TYPOS = 100
_OFFERED = re.compile(r'name="accept" value="([^"]+)"')
_GONE = re.compile(r'data-gone="([^"]*)"')
_OLDER = re.compile(r'href="(\?[^"]*after=[^"]+)"')
_TOKEN = "c" * 32


def accept(port: int, desk: Desk, typos: int = TYPOS) -> tuple[int, float]:
    """Accept the newest typos of the queue that can be, in one go.

    Returns:
        how many were accepted or wait for a second person, and the seconds that the answer took.
    """
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    cookies = f"corrigenda_desk={desk.session}; corrigenda_csrf={_TOKEN}"
    headers = {"Cookie": cookies, "X-Requested-With": "corrigenda-desk"}
    chosen = _offered(line, headers, typos)
    form = [("csrfmiddlewaretoken", _TOKEN), ("bulk", "accept")]
    form += [("case", one) for one in chosen]
    typed = "application/x-www-form-urlencoded"
    begun = time.perf_counter()
    line.request("POST", "/desk/queue", urlencode(form), {**headers, "Content-Type": typed})
    said = line.getresponse().read().decode()
    seconds = time.perf_counter() - begun
    line.close()
    gone = set(_GONE.findall(said)[0].split(",")) if _GONE.search(said) else set()
    return sum(one.partition(":")[0] in gone for one in chosen), seconds


def _offered(line: http.client.HTTPConnection, headers: dict[str, str], most: int) -> list[str]:
    found: list[str] = []
    query = f"?{urlencode({'q': 'is:open is:typo'})}"
    while query and len(found) < most:
        line.request("GET", f"/desk/{query}", headers=headers)
        page = line.getresponse().read().decode()
        found += _OFFERED.findall(page)
        older = _OLDER.search(page)
        query = older.group(1).replace("&amp;", "&") if older else ""
    return found[:most]
