"""Whether a page's Content-Security-Policy lets our script work. Pure.

https://www.w3.org/TR/CSP3/, as far as a tag and its requests need it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

TRUSTED_TYPES = "trusted-types"
"""https://www.w3.org/TR/trusted-types/#trusted-types-csp-directive"""
POLICY = "corrigenda"
"""By which the script names the policy under which it loads its parts; see widget/src/load.ts."""
_FALLS_BACK = {
    "script-src-elem": "script-src",
    "script-src": "default-src",
    "connect-src": "default-src",
}


def refused(policies: list[str], *, src: str, asks: str, page: str, nonce: str) -> list[str]:
    """The directives that keep the script at `src`, or its requests to `asks`, out."""
    found: list[str] = []
    for policy in policies:
        named = _directives(policy)
        script = _sources(named, "script-src-elem")
        if script is not None and not _allows(script, src, page, nonce):
            found.append("script-src")
        connect = _sources(named, "connect-src")
        if connect is not None and not _allows(connect, asks, page, ""):
            found.append("connect-src")
        types = named.get(TRUSTED_TYPES)
        if types is not None and not {POLICY, "*"} & set(types):
            found.append(TRUSTED_TYPES)
    return list(dict.fromkeys(found))


def _directives(policy: str) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for part in policy.split(";"):
        name, *sources = part.split() or [""]
        if name:
            named.setdefault(name.lower(), sources)
    return named


def _sources(named: dict[str, list[str]], directive: str) -> list[str] | None:
    at: str | None = directive
    while at:
        if at in named:
            return named[at]
        at = _FALLS_BACK.get(at)
    return None


def _allows(sources: list[str], src: str, page: str, nonce: str) -> bool:
    lower = [one.lower() for one in sources]
    if nonce and f"'nonce-{nonce}'" in sources:
        return True
    if "'strict-dynamic'" in lower:
        return False
    return any(_matches(one, src, page) for one in lower)


def _matches(source: str, src: str, page: str) -> bool:
    target, own = urlsplit(src.lower()), urlsplit(page.lower())
    if source == "'self'":
        return (target.scheme, target.netloc) == (own.scheme, own.netloc)
    if source.startswith("'"):
        return False
    if source == "*":
        return target.scheme in ("http", "https")
    if source.endswith(":"):
        return target.scheme == source[:-1]
    scheme, _, rest = source.rpartition("://")
    host, _, path = rest.partition("/")
    if scheme and scheme != target.scheme and (scheme, target.scheme) != ("http", "https"):
        return False
    name, _, port = host.partition(":")
    fits = (
        (target.hostname or "").endswith(name[1:])
        if name.startswith("*.")
        else target.hostname == name
    )
    usual = {"http": 80, "https": 443}.get(target.scheme)
    asked = str(target.port or usual or "")
    ported = port == "*" or asked == (port or str(usual or ""))
    whole = f"/{path}"
    walked = target.path.startswith(whole) if whole.endswith("/") else target.path == whole
    return fits and ported and (not path or walked)
