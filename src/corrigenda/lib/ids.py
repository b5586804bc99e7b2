"""Names that nobody can guess, and short ones that a reader can copy by hand."""

import base64
import hashlib
import hmac
import secrets

_TOKEN_BYTES = 20
_SHORT_LENGTH = 10
# Crockford's base 32: no i, l, o or u, so that nothing is misread or misheard.
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def token() -> str:
    """Return a secret of 160 random bits, as 27 characters that are safe in a URL."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def token_hash(token: str) -> str:
    """Return what is stored instead of a token: its SHA-256, as 64 hexadecimal digits.

    Takes any string, since tokens come from URLs that anybody may write.
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def derived_token(secret: bytes, purpose: str, value: str) -> str:
    """Return the token that belongs to `value` for one `purpose`: always the same one.

    43 characters that are safe in a URL (HMAC-SHA256, base64 without padding). Raises ValueError
    when the secret is empty.
    """
    if not secret:
        raise ValueError("The secret is empty; give the key that was made at the first run.")
    words = [part.encode("utf-8", "surrogatepass") for part in (purpose, value)]
    # The length in front keeps ("a", "bc") and ("ab", "c") apart.
    message = len(words[0]).to_bytes(8, "big") + words[0] + words[1]
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def short_id() -> str:
    """Return a random public id of 10 lower-case characters (50 bits), for permalinks."""
    return "".join(secrets.choice(_CROCKFORD) for _ in range(_SHORT_LENGTH))


def webhook_secret() -> str:
    """Return a signing secret as Standard Webhooks writes it: `whsec_` and 24 bytes in base64."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode("ascii")
