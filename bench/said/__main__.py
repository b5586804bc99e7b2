"""How well the rules tell who said it: `python -m bench.said`.

Precision and recall of quotation, speaker and credit over passages of real pages that a person has
labelled; the README beside this says how. `--show` prints what was told wrongly in the half that
the rules were written on; `--raise` raises the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bench.floors import judge
from bench.said.pages import Story, mark, material, stories

from corrigenda.flow.articles.attribution import Attribution, attribute

HERE = Path(__file__).parent
SETS = ("building", "held out", "second building", "fresh")
PARTS = ("quotation", "speaker", "credit")
_SAME = 0.8
"""How much of the longer of two quotations the other one must have, to be the same."""


def labels() -> dict[str, list[dict[str, Any]]]:
    """The labels of each page."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in (HERE / "labels.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        found.setdefault(label["page"], []).append(label)
    return found


def answer(story: Story, number: int, start: int, end: int) -> tuple[int, Attribution]:
    """Where the block begins in the story's text, and what the rules say of a passage in it."""
    before = sum(len(one.text) + 2 for one in story.blocks[:number])
    told = attribute(
        story.blocks,
        before + start,
        before + end,
        language=story.language,
        authors=story.authors,
    )
    return before, told


def same_quotation(told: Attribution, label: list[int], before: int) -> bool:
    """Whether the quotation answered is the one labelled, but for a word or two at its ends."""
    if told.quotation is None:
        return False
    start, end = before + label[0], before + label[1]
    for part in told.quotation.parts:
        shared = min(end, part.end) - max(start, part.start)
        if shared >= _SAME * max(end - start, part.end - part.start):
            return True
    return False


def same_speaker(told: Attribution, label: list[list[Any]], texts: dict[str, str]) -> bool:
    """Whether the name answered ends with the last word of the one labelled, or has it whole."""
    if told.speaker is None:
        return False
    name = told.speaker.name.casefold().strip(" .,")
    for block, start, end in label:
        meant = texts[block][start:end].casefold().strip(" .,")
        if name.split()[-1] == meant.split()[-1] or meant in name or name in meant:
            return True
    return False


def outcome(told: object, label: object, *, same: bool) -> str:
    """What an answer was: a wrong one is both a false answer and a miss."""
    if told and label:
        return "right" if same else "wrong"
    if told:
        return "false"
    return "missed" if label else "left alone"


def outcomes(story: Story, label: dict[str, Any]) -> dict[str, str] | None:
    """Of one passage, what each part was; None where the reading has its block no more."""
    texts = {mark(one): one.text for one in story.blocks}
    if label["block"] not in texts:
        return None
    number = [mark(one) for one in story.blocks].index(label["block"])
    before, told = answer(story, number, label["start"], label["end"])
    found = {}
    if label["quotation"] != "?":
        meant = label["quotation"]
        same = bool(meant) and same_quotation(told, meant, before)
        found["quotation"] = outcome(told.quotation, meant, same=same)
    if label["speaker"] != "?":
        meant = label["speaker"]
        same = bool(meant) and same_speaker(told, meant, texts)
        found["speaker"] = outcome(told.speaker, meant, same=same)
    if label["credit"] != "?":
        names = [one.name for one in told.credits]
        same = (label["credit"] or "").casefold() in [one.casefold() for one in names]
        found["credit"] = outcome(names, label["credit"], same=same)
    return found


def measured(counts: dict[tuple[str, str], Counter[str]]) -> dict[str, float]:
    """Precision and recall in percent, printed, and by their names among the floors."""
    values: dict[str, float] = {}
    for half in SETS:
        for part in PARTS:
            told = counts[half, part]
            right, wrong = told["right"], told["wrong"]
            precision = 100 * right / max(1, right + wrong + told["false"])
            recall = 100 * right / max(1, right + wrong + told["missed"])
            print(
                f"{half:15} {part:10} precision {precision:5.1f} %  recall {recall:5.1f} %  "
                f"right {right}, wrong {wrong}, false {told['false']}, missed {told['missed']}, "
                f"left alone {told['left alone']}"
            )
            values |= {f"{half}: {part}: precision": precision, f"{half}: {part}: recall": recall}
    return values


def show(story: Story, label: dict[str, Any], found: dict[str, str]) -> None:
    """Prints what was told wrongly of a passage."""
    number = [mark(one) for one in story.blocks].index(label["block"])
    _, told = answer(story, number, label["start"], label["end"])
    for part, what in found.items():
        if what in ("wrong", "false", "missed"):
            answers = {
                "quotation": told.quotation and [one.text for one in told.quotation.parts],
                "speaker": told.speaker or told.unsure,
                "credit": told.credits,
            }
            text = story.blocks[number].text
            words = text[max(0, label["start"] - 80) : label["end"] + 160]
            print(f"{what} {part} [{label['page']} {number}] …{words}…\n   {answers[part]}")


def main() -> int:
    """Measures, prints, compares with the floors; the exit status."""
    parser = argparse.ArgumentParser(prog="bench.said", description=__doc__)
    parser.add_argument("--raise", dest="raises", action="store_true", help="raise the floors")
    parser.add_argument("--show", action="store_true", help="what was told wrongly, of one half")
    given = parser.parse_args()
    folder = material()
    if folder is None:
        print("bench.said: passed over, its pages are in CORRIGENDA_SHARED, which is not here.")
        return 0
    every = labels()
    counts = {(half, part): Counter[str]() for half in SETS for part in PARTS}
    gone = 0
    for story in stories(folder, frozenset(every)):
        for label in every[story.id]:
            found = outcomes(story, label)
            if found is None:
                gone += 1
                continue
            for part, what in found.items():
                counts[label["half"], part][what] += 1
            if given.show and label["half"].endswith("building"):
                show(story, label, found)
    if gone:
        print(f"{gone} passages are left out: the reading does not have their blocks any more")
    values = measured(counts)
    return judge(HERE / "floors.json", values, claims=values if given.raises else None)


if __name__ == "__main__":
    sys.exit(main())
