"""How well spam is told from honest reports: `python -m bench.abuse`.

Both sets are of our own making (`spam.txt`, `honest.txt`; each line is sent twelve times with other
numbers, names and addresses): no more than a floor under what the desk's readers will see. Measured
by the words alone, and as a campaign sends them: the same text to forty stories, and from one
address as many as a house takes in a minute. A report with the points of the default policy or
more is held. Nothing is ever rejected by points, so nothing honest is lost; held by mistake is what
is counted, and its readers are told so and appeal.

A third set are strings that others gathered to break out of pages (`attack.py`; outside material,
left out with a word where it is not), alone and tried one after another as tools do. None of them
does anything here, as readers' words are plain text everywhere, and one alone is no reason to hold
what a reader may have seen: held, many are no editor's work. Beside them the honest reports are
judged as from the same address in the same minute, at half of what a house takes: an attack must
not cost the readers behind the same office router theirs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.abuse.attack import attack
from bench.abuse.sets import Sample, honest, spam
from bench.floors import judge

from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.reports.spam import Facts, parts_of, points_of

FLOORS = Path(__file__).parent / "floors.json"
HOLD = Policy().hold_points
SHOWN = 12
ATTACK = {
    "attack_held_by_words_percent",
    "attack_held_in_turn_percent",
    "honest_held_beside_attack_percent_at_most",
}
"""What is not measured without the outside material."""


def is_held(facts: Facts) -> bool:
    """As the door decides with the default policy."""
    return points_of(parts_of(facts)) >= HOLD


def campaign(sample: Sample) -> Facts:
    """The same report as one of a campaign."""
    return replace(sample.facts, pages_with_it=40, from_address=30)


def many(sample: Sample) -> Facts:
    """The same, one of as many as a house takes from one address in a minute: other text each."""
    return replace(sample.facts, from_address=sample.facts.address_limit)


def beside(sample: Sample) -> Facts:
    """An honest report from an address that attacks in the same minute."""
    facts = sample.facts
    return replace(facts, from_address=facts.address_limit // 2)


def share(held: Sequence[bool]) -> float:
    """Of what is held, in per cent."""
    return 100 * sum(held) / len(held)


def wrong(name: str, lines: Counter[str]) -> None:
    """Prints the lines of which most was judged wrongly."""
    for line, count in lines.most_common(SHOWN):
        print(f"  {name} {count:>3} x {line[:110]}")


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.abuse", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    arguments = parser.parse_args()
    bad, good = spam(), honest()
    by_words = [is_held(one.facts) for one in bad]
    by_campaign = [is_held(campaign(one)) for one in bad]
    by_mistake = [is_held(one.facts) for one in good]
    print(f"{len(bad)} of spam, {len(good)} honest; held from {HOLD} points")
    print(f"spam held, by its words alone      {share(by_words):6.2f} %")
    print(f"spam held, sent as a campaign      {share(by_campaign):6.2f} %")
    print(f"honest reports held                {share(by_mistake):6.2f} %   rejected 0")
    wrong("passed", Counter(one.line for one, held in zip(bad, by_words, strict=True) if not held))
    wrong("held", Counter(one.line for one, held in zip(good, by_mistake, strict=True) if held))
    measured = {
        "spam_held_by_words_percent": share(by_words),
        "spam_held_as_campaign_percent": share(by_campaign),
        "honest_held_percent_at_most": share(by_mistake),
    }
    measured |= _attacked(good)
    return judge(
        FLOORS,
        measured,
        claims=measured if arguments.raises else None,
        left_out=() if ATTACK & measured.keys() else ATTACK,
    )


def _attacked(good: Sequence[Sample]) -> dict[str, float]:
    found = attack()
    if found is None:
        print("(no attack strings: set CORRIGENDA_SHARED to the folder that holds them)")
        return {}
    bad, refused = found
    by_words = [is_held(one.facts) for one in bad]
    held = [is_held(many(one)) for one in bad]
    by_mistake = [is_held(beside(one)) for one in good]
    print(f"{len(bad)} attack strings, {refused} more refused at the door")
    print(f"attack strings held, by words      {share(by_words):6.2f} %")
    print(f"attack strings held, tried in turn {share(held):6.2f} %   rejected 0")
    print(f"honest reports held beside them    {share(by_mistake):6.2f} %   rejected 0")
    wrong("passed", Counter(one.line for one, is_in in zip(bad, held, strict=True) if not is_in))
    return {
        "attack_held_by_words_percent": share(by_words),
        "attack_held_in_turn_percent": share(held),
        "honest_held_beside_attack_percent_at_most": share(by_mistake),
    }


if __name__ == "__main__":
    sys.exit(main())
