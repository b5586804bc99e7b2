"""`cms.json`: what the CMS must know of its desk, or a word on how to mend it."""

import json
from pathlib import Path

import pytest

from corrigenda.surfaces.demo.cms.config import Config, ConfigError, read

GOOD = {
    "outlet": "daily",
    "api_token": "token",
    "hook_secret": "whsec_abc",
    "base_url": "http://127.0.0.1:8000/",
}


def test_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "cms.json").write_text(json.dumps(GOOD))

    assert read(tmp_path) == Config("daily", "token", "whsec_abc", "http://127.0.0.1:8000")


def test_a_missing_file_is_told_of_with_what_writes_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="run `corrigenda demo`"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read"),
        ("[]", "JSON object"),
        ("\xff", "cannot be read"),
        (json.dumps({**GOOD, "api_token": " "}), "lacks api_token"),
        (json.dumps({"outlet": 5}), "lacks outlet, api_token, hook_secret, base_url"),
        (json.dumps({**GOOD, "base_url": "ftp://x"}), "base_url must begin"),
    ],
)
def test_a_file_that_is_wrong_is_told_of(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "cms.json").write_bytes(text.encode("latin-1"))

    with pytest.raises(ConfigError, match=said):
        read(tmp_path)
