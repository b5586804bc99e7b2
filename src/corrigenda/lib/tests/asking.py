"""`fetch` and `post` as the tests ask for them: nothing private is allowed unless it is said."""

from corrigenda.lib.http import AllowPrivate, Fetched, fetch, post

AGENT = "Corrigenda/0.1 (+https://daily.example/corrections/)"


def get(
    url: str,
    *,
    private: AllowPrivate = (),
    accept: tuple[str, ...] = ("text/html",),
    max_bytes: int = 100_000,
    timeout: float = 60,
    max_redirects: int = 5,
) -> Fetched:
    return fetch(
        url,
        allow_private=private,
        accept=accept,
        user_agent=AGENT,
        max_bytes=max_bytes,
        timeout=timeout,
        max_redirects=max_redirects,
    )


def deliver(
    url: str,
    body: bytes = b"{}",
    headers: dict[str, str] | None = None,
    *,
    private: AllowPrivate = True,
    timeout: float = 60,
    max_bytes: int = 1_000,
) -> Fetched:
    return post(
        url,
        body,
        {"Content-Type": "application/json"} if headers is None else headers,
        allow_private=private,
        user_agent=AGENT,
        max_bytes=max_bytes,
        timeout=timeout,
    )
