"""What the CMS must know of its corrections desk, from `cms.json` in its folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

FILE = "cms.json"
_MAX_BYTES = 20_000


class ConfigError(Exception):
    """The CMS does not know its desk; the message says how to mend that."""


@dataclass(frozen=True, slots=True)
class Config:
    """How to reach the desk.

    `outlet` is the outlet's slug, `api_token` the bearer token for the API, `hook_secret` the
    webhook secret (`whsec_` and Base64), `base_url` the desk's address without a final slash.
    """

    outlet: str
    api_token: str
    hook_secret: str
    base_url: str


def read(folder: Path) -> Config:
    """Read `cms.json` in `folder`. Raises ConfigError."""
    path = folder / FILE
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_MAX_BYTES))
    except FileNotFoundError:
        raise ConfigError(f"{path} is missing; run `corrigenda demo`, which writes it") from None
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read ({error}); run `corrigenda demo` anew") from None
    if not isinstance(data, dict):
        raise ConfigError(f"{path} must hold a JSON object; run `corrigenda demo` anew")
    names = [field.name for field in fields(Config)]
    wrong = [n for n in names if not isinstance(data.get(n), str) or not data[n].strip()]
    if wrong:
        raise ConfigError(f"{path} lacks {', '.join(wrong)}; run `corrigenda demo` anew")
    values = {name: data[name].strip() for name in names}
    if not values["base_url"].startswith(("http://", "https://")):
        raise ConfigError(f"{path}: base_url must begin with http:// or https://")
    return Config(**{**values, "base_url": values["base_url"].rstrip("/")})
