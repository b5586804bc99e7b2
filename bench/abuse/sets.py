"""Reports of our own making: what abuse looks like, and what honest readers send."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corrigenda.flow.reports.spam import Facts

HERE = Path(__file__).parent
EACH = 12
"""Reports made of each line, with other numbers, names and addresses."""
NAMES = ("Venn", "Okoro", "Maro", "Brandt", "Ліндова", "Орлик", "ماجد", "林", "佐藤", "D'Arc")
AGENCIES = ("AFNP", "DPA", "WSDOT", "TVNZ", "KRKT", "NRK/XZT")
HOSTS = ("ministry", "gazette", "records", "harbour", "press", "tables")
SPAM_HOSTS = ("best-deals", "win777", "promo-x", "fast24", "top-shop")
AROUND = "The two leaders inspected a guard of honour, {} which they signed the treaty in the port."


@dataclass(frozen=True, slots=True)
class Sample:
    """One report.

    Attributes:
        line: which line it was made of, for the list of what was judged wrongly.
    """

    line: str
    facts: Facts


def honest() -> list[Sample]:
    """What honest readers send, one after another."""
    found = []
    for line in _lines("honest.txt"):
        language, says, should_say, why, source = (part.strip() for part in line.split("|"))
        for fill in _fills(line, HOSTS):
            facts = Facts(
                says=fill(says) or "afer",
                should_say=fill(should_say),
                why=fill(why),
                source=fill(source),
                block=AROUND.format(fill(says)),
                language=language,
                outlet_language=language,
            )
            found.append(Sample(line, facts))
    return found


def spam() -> list[Sample]:
    """What is sent to sell, to cheat or to annoy: each on a passage that honest readers report."""
    passages = itertools.cycle(_passages())
    found = []
    for line in _lines("spam.txt"):
        language, should_say, why = (part.strip() for part in line.split("|"))
        for fill in _fills(line, SPAM_HOSTS):
            says = next(passages)
            facts = Facts(
                says=says,
                should_say=fill(should_say),
                why=fill(why),
                block=AROUND.format(says),
                language="en",
            )
            found.append(Sample(f"{language}: {line}", facts))
    return found


def _passages() -> list[str]:
    lines = [line.split("|") for line in _lines("honest.txt") if line.startswith("en ")]
    return [says.strip() for _, says, *_ in lines if says.strip() and "{" not in says]


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


class _Fill:
    def __init__(self, draw: random.Random, hosts: tuple[str, ...]) -> None:
        self.values = {
            "{n}": str(draw.randrange(100, 99_999)),
            "{url}": f"https://{draw.choice(hosts)}{draw.randrange(99)}.example/{draw.randrange(999)}",
            "{name}": draw.choice(NAMES),
            "{agency}": draw.choice(AGENCIES),
        }

    def __call__(self, text: str) -> str:
        for name, value in self.values.items():
            text = text.replace(name, value)
        return text


def _fills(line: str, hosts: tuple[str, ...]) -> Iterator[_Fill]:
    draw = random.Random(line)
    return (_Fill(draw, hosts) for _ in range(EACH))
