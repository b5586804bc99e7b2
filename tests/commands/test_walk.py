"""`corrigenda demo --walk` does the whole loop, and ends with 1 when it does not hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.commands.running import run

PLAIN = """Tolva opens its last lighthouse to the public

The keeper of the last lighthouse of Tolva lit the lamp on Sunday and asked nobody
in particular whether the ships had missed it.

Some 1,204 visitors climbed the tower, the harbour office said, afer which the stairs
were closed because the baker wanted to go home after a long day.

“I counted them twice,” said the keeper, Orla Venn. “They counted me once.”
"""

HTML = """<!doctype html><html lang="uk"><head><title>Маяк</title></head><body><main><article>
<h1>Маяк знову світить над затокою</h1>
<p>Доглядачка маяка запалила лампу в неділю ввечері й нікого про це не попередила, бо вважала,
що світло саме себе оголосить.</p>
<p>На вежу піднялися 318 відвідувачів, повідомили в управлінні порту, після чого сходи зачинили.</p>
</article></main></body></html>"""

# The service of a walk is its own, on SQLite in a folder that is thrown away.
ENV = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}


def test_the_demo_story_goes_from_report_to_correction() -> None:
    done = run(ENV, "demo", "--walk")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "a fix is silent" in done.stdout
    assert "the new words stand, the old are gone, the notice is shown" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("Everything held")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("given.txt", PLAIN, "“afer” to “after”"), ("given.html", HTML, "makes it a fix")],
)
def test_a_given_page_does_too(tmp_path: Path, name: str, text: str, said: str) -> None:
    page = tmp_path / name
    page.write_text(text, "utf-8")
    done = run(ENV, "demo", "--walk", "--page", str(page))
    assert done.returncode == 0, done.stdout + done.stderr
    assert said in done.stdout


def test_the_real_wire_story_does_too(shared: Path) -> None:
    (file,) = (shared / "data/seed").glob("*.txt")
    done = run(ENV, "demo", "--walk", "--page", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "“afer” to “after”" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the text is empty"),
        (b"One.", "no word of four letters"),
        (b"\xff\xfe\x00\x00", ""),
        (b"x" * 6_000_000, "larger than"),
    ],
)
def test_a_page_that_cannot_be_walked_is_refused_in_one_line(
    tmp_path: Path, content: bytes, said: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(content)
    done = run(ENV, "demo", "--walk", "--page", str(page))
    assert done.returncode == 2
    assert done.stderr.startswith("corrigenda: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    done = run(ENV, "demo", "--walk", "--page", str(tmp_path / "none.html"))
    assert done.returncode == 2
    assert "cannot be read" in done.stderr
