"""Invented stories with mistakes in them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.project.fill.words import (
    AND_THEN,
    AT_LAST,
    DAYS,
    FIRST,
    LAST,
    OF_IT,
    OFFICES,
    SECTIONS,
    THINGS,
    TOWNS,
    TYPOS,
    VERBS,
    Slip,
)


@dataclass(frozen=True, slots=True)
class Mistaken:
    """One mistake and the paragraph that it stands in."""

    slip: Slip
    paragraph: str


@dataclass(frozen=True, slots=True)
class Invented:
    """A story: its section, its blocks, its author and its mistakes, one a paragraph."""

    section: str
    blocks: tuple[Block, ...]
    author: str
    mistakes: tuple[Mistaken, ...]


def invent(random: Random, number: int, mistakes: int) -> Invented:
    """A story with so many mistakes; `number` makes it like no other."""
    section = random.choice(SECTIONS)
    town, thing = random.choice(TOWNS), random.choice(THINGS)
    author = f"{random.choice(FIRST)} {random.choice(LAST)}"
    found = tuple(_mistaken(random, number * 100 + at) for at in range(mistakes))
    headline = f"{town} {random.choice(VERBS)} {thing}, file {number}"
    blocks = (
        Block(Role.headline, headline),
        Block(Role.byline, f"By {author}"),
        *(Block(Role.body, one.paragraph) for one in found),
        Block(Role.body, f"The {thing} returns to {random.choice(OFFICES)} in the spring."),
    )
    return Invented(section, blocks, author, found)


def _mistaken(random: Random, number: int) -> Mistaken:
    slip = _slip(random, number)
    person = f"{random.choice(FIRST)} {random.choice(LAST)}"
    other = f"{random.choice(FIRST)} {random.choice(LAST)}"
    office, town = random.choice(OFFICES), random.choice(TOWNS)
    of_it = random.choice(OF_IT).format(slip.says)
    return Mistaken(
        slip,
        f"In {town}, {office} {random.choice(VERBS)} item {number} on {random.choice(DAYS)}, "
        f"{person} said. {of_it}, {random.choice(AND_THEN).format(other)}; "
        f"{random.choice(AT_LAST)}.",
    )


def _slip(random: Random, number: int) -> Slip:
    chance = random.random()
    if chance < 0.55:  # more than half of what readers send are typos
        wrong, right = random.choice(TYPOS)
        word = random.choice(THINGS)
        return Slip(f"{wrong} {word}", f"{right} {word}", "typo", "typo", "a word changes little")
    if chance < 0.75:
        figure = 1_000 + number % 97_003
        return Slip(
            f"{figure:,} crowns", f"{figure + 2_000:,} crowns", "fact", "fact", "touches a figure"
        )
    if chance < 0.9:
        person = f"{random.choice(FIRST)} {random.choice(LAST)}"
        other = f"{random.choice(FIRST)} {random.choice(LAST)}"
        return Slip(person, other, "attribution", "fact", "touches a name")
    day, other = random.sample(DAYS, 2)
    return Slip(f"the vote of {day}", f"the vote of {other}", "fact", "fact", "touches a date")
