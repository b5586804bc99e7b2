"""A reader's or an editor's browser, reduced to requests, cookies and forms."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin

from lxml import html as lxml_html

TIMEOUT = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; `text` is the body as UTF-8."""

    url: str
    status: int
    text: str

    def json(self) -> dict[str, object]:
        """The body as a JSON object."""
        found = json.loads(self.text)
        assert isinstance(found, dict)
        return found

    def tree(self) -> lxml_html.HtmlElement:
        """The body as HTML."""
        return lxml_html.document_fromstring(self.text.encode(), parser=_UTF8)

    def words(self, without: str = "script") -> str:
        """What a reader of the page reads, white space folded.

        Args:
            without: further elements to leave out, such as `ins` for the words as they stood.
        """
        tree = self.tree()
        for element in tree.xpath(f"//script|//style|//{without}"):
            element.drop_tree()
        return " ".join(tree.text_content().split())


_UTF8 = lxml_html.HTMLParser(encoding="utf-8")


class Client:
    """One person's browser: keeps cookies, follows redirects, fills in forms."""

    def __init__(self, base_url: str) -> None:
        self._base = base_url
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )

    def get(self, path: str, **headers: str) -> Answer:
        """GET a path or a URL of this server."""
        return self._ask(urllib.request.Request(urljoin(self._base, path), headers=headers))  # noqa: S310

    def post_json(self, path: str, data: object) -> Answer:
        """POST JSON, as the widget does."""
        return self._ask(
            urllib.request.Request(  # noqa: S310
                urljoin(self._base, path),
                data=json.dumps(data).encode(),
                headers={"Content-Type": "application/json"},
            )
        )

    def submit(self, page: Answer, action: str, **fields: str) -> Answer:
        """Send the form of `page` whose action ends with `action`, with `fields` filled in."""
        forms = [one for one in page.tree().forms if (one.action or page.url).endswith(action)]
        if not forms:
            raise LookupError(f"{page.url} has no form for {action}")
        left = [(name, value) for name, value in forms[0].form_values() if name not in fields]
        values = [*left, *fields.items()]
        return self._ask(
            urllib.request.Request(  # noqa: S310
                urljoin(page.url, forms[0].action or page.url),
                data=urlencode(values).encode(),
                headers={"Referer": page.url},
            )
        )

    def _ask(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=TIMEOUT) as response:
                return Answer(response.url, response.status, response.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(request.full_url, error.code, error.read().decode())
