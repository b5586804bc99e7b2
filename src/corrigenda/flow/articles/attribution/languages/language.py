"""What the rules ask of a language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def either(text: str) -> re.Pattern[str]:
    """Any of the phrases of a list, one a line or parted by "|", as whole words."""
    phrases = [one.strip() for one in re.split(r"[|\n]", text) if one.strip()]
    phrases.sort(key=len, reverse=True)
    body = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in phrases)
    return re.compile(rf"(?<![\w’'])(?:{body})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Language:
    """One language; words are in lower case.

    Attributes:
        verbs: what says that somebody said something.
        weak: of `verbs`, those that count beside quotation marks only.
        with_object: of `verbs`, those after which stands whom it is said to.
        participles: of `verbs`, those that go on with the subject of the verb before.
        according: what stands before the one who is followed.
        followed: what stands after the one who is followed, such as the German "zufolge".
        by_pronoun: the same with a pronoun, which is the group "who".
        told_this: the beginning of a sentence that says who said the one before.
        this: what stands for the words said, such as the Ukrainian "про це".
        told: of `verbs`, or besides them, those whose object may be an outlet.
        reported: what an outlet does.
        through: what stands before the outlet that somebody spoke on, or that has it first.
        agency: the words "the news agency" themselves.
        he, she, they: pronouns of those who speak.
        articles: what a description of somebody begins with.
        titles: what stands before a name and is none of it.
        men, women: of these, what says more.
        people: what ends a description of more than one: "aviation analysts".
        his, hers: other words for him, and for her, that can be no one else.
        stops: what ends the name after a verb.
        places: words after which a name need be no person's.
        turns: what begins a clause with another subject: "..., but Mara Lind said".
        whens: what begins a clause that the main one follows: "While Mara Lind said so, ...".
        leads: what begins a phrase that is no subject.
        adverbs: what may stand between somebody and the verb.
        links: what joins a second verb to the same subject.
        names_no_one: words with a capital that name nobody, such as days.
        bodies: words that only a body's name has, not a person's.
        jobs: words of a byline that are no outlet.
        source: the beginnings of a credit line.
        inner: how words that say who speaks stand inside the marks, as the group "tag".
        negatives: what makes the verb before which it stands say nothing of who speaks.
        adverb_ends: how other adverbs end.
        that: of a language with the verb first, what follows a verb that has no subject.
        verb_first: the one who speaks stands after the verb, always.
        inverts: and sometimes, without a quotation before it.
        short_names: of more than two words, the first are no part of a name.
        nouns_have_capitals: a word with a capital need be no name.
    """

    verbs: re.Pattern[str]
    according: re.Pattern[str]
    reported: re.Pattern[str]
    told: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    through: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    agency: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    followed: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    by_pronoun: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    told_this: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    this: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    weak: frozenset[str] = frozenset()
    with_object: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    she: frozenset[str] = frozenset()
    they: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    his: frozenset[str] = frozenset()
    hers: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    whens: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    names_no_one: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    jobs: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    source: re.Pattern[str] = field(default=re.compile(r"(?!)"))
    inner: re.Pattern[str] | None = None
    negatives: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    adverb_ends: str = ""
    verb_first: bool = False
    inverts: bool = True
    short_names: bool = False
    nouns_have_capitals: bool = False

    @property
    def pronouns(self) -> frozenset[str]:
        """All of them."""
        return self.he | self.she | self.they
