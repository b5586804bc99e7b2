"""Corrections by the thousand, all invented, from a seed: what people write, and worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from corrigenda.anchoring import Selector, describe
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.record import Notice, Record

SEED = 20270531
KINDS = ("correction", "clarification", "editors_note", "withdrawal")

WORDS = {
    "en": "the fund holds 28,000 crowns and pays for 12 bridges minister Orla Venn said in Port "
    "Maren on Tuesday that “we” won't wait – not 24 years well-known U.S. R&D",
    "uk": "фонд має 28 000 крон і будує 12 мостів пані Венн сказала у вівторок у Порт-Марені що "
    "«ми» не чекатимемо ще 24 роки об’єкт",
    "ar": "يملك الصندوق 28,000 كرونة ويموّل 12 جسرًا قالت الوزيرة أورلا فين يوم الثلاثاء في بورت "
    "مارين «لن ننتظر» 24 سنة",
    "de": "der Fonds hat 28.000 Kronen und zahlt für 12 Brücken sagte Ministerin Orla Venn am "
    "Dienstag in Port Maren „wir“ warten keine 24 Jahre",
    "he": "לקרן 28,000 כתרים והיא משלמת על 12 גשרים אמרה השרה ביום שלישי „לא נחכה” 24 שנים",
    "zh-Hant": "基金持有28,000克朗 並支付12座橋樑的費用 部長在週二表示 「我們」 不會再等24年",
    "pt-BR": "o fundo tem 28.000 coroas e paga 12 pontes disse a ministra Orla Venn na terça em "
    "Port Maren “não” esperamos 24 anos",
}

NASTY = (
    "</script><script>alert(1)</script>",
    "]]></edNote><!-- & &amp; &#0; -->",
    "'; DROP TABLE entry; --",
    "\"quoted\" and 'quoted' and `quoted`",
    "bell \x07 escape \x1b delete \x7f next line \x85",
    "half \ufffe and \uffff and \ufffd",
    "\u202egnirts desrever\u202c \u2067isolated\u2069 \u200f",
    "𝒜 🇺🇦 👩‍👩‍👧‍👦 𐍈 \U0010fffd",
    "one line\nanother\r\nand\ttabbed\u2028and separated\u2029so",
    "{before} {0} %s ${after} {% now %} {{ words }}",
    "e\u0301 combining and \u0301 alone",
    "a-b,c&d=e#:~:text=f",
    "\u00a0\u3000 \ufeff",
    "x" * 300,
)

ADDRESSES = (
    "https://daily.example/world/treaty-{n}",
    "https://daily.example/a[{n}]|b^c`{{d}}",
    "https://daily.example/%D1%84%D0%BE%D0%BD%D0%B4/{n}?page=2&x=%zz",
    "http://daily.example:8080/{n}?q=a,b-c&d='e'",
    "https://xn--e1afmkfd.example/{n}/%e2%82%ac",
    "https://[2001:db8::1]/{n}",
)


def records(count: int, seed: int = SEED) -> list[Record]:
    """So many, of every kind in turn, the same ones each time."""
    random = Random(seed)
    return [_record(random, number) for number in range(count)]


def _record(random: Random, number: int) -> Record:
    kind = KINDS[number % len(KINDS)]
    language = random.choice(list(WORDS))
    story = "\n\n".join(_text(random, language, 12, 40) for _ in range(4))
    passage = None if kind == "withdrawal" else _passage(random, story)
    new = None if passage is None else _new_words(random, language)
    repeats = random.random() < 0.8
    at = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(microseconds=random.randrange(10**13))
    notice = Notice(
        id=f"e{number:09}",
        kind=kind,
        label=label(kind, language),
        outlet=random.choice(["The Daily Example", "Щоденник «Приклад» & Ко", "اليومية"]),
        headline=_text(random, language, 3, 9)[:500],
        url=random.choice(ADDRESSES).format(n=number),
        words=_text(random, language, 6, 40),
        before=passage.exact if passage and new is not None and repeats else "",
        after=new if new and repeats else "",
        language=language,
        published_at=at,
        permalink=_entry(number),
        superseded_by=_entry(number + 1) if random.random() < 0.2 else None,
        supersedes=_entry(number - 1) if random.random() < 0.2 else None,
        policy="https://desk.example/corrections/policy?outlet=daily",
        passage=replace(passage, exact=new, start=None, end=None) if passage and new else None,
    )
    return Record(
        notice=notice,
        version=random.randrange(2, 40),
        outlet_id="daily",
        first_published=at - timedelta(days=1) if random.random() < 0.7 else None,
        section=random.choice(["", "world", "світ", _text(random, language, 1, 2)[:60]]),
        authors=[_text(random, language, 1, 3)[:200] for _ in range(random.randrange(4))],
        addresses=[one.format(n=number) for one in random.sample(ADDRESSES, random.randrange(3))],
        new_words=new,
        passage=_told(passage, new, repeats),
        seen_at=at - timedelta(hours=1) if _told(passage, new, repeats) else None,
    )


def _told(passage: Selector | None, new: str | None, repeats: bool) -> Selector | None:
    """The passage as the house tells it: with the new words where it does not repeat errors."""
    if passage is None or repeats or new is None:
        return passage
    if not new or passage.start is None:
        return None
    return replace(passage, exact=new, end=passage.start + len(new))


def _passage(random: Random, story: str) -> Selector:
    start = random.randrange(len(story))
    end = min(len(story), start + 1 + int(random.expovariate(1 / 40)))
    return describe(story, start, end)


def _new_words(random: Random, language: str) -> str | None:
    """What stands in the story since: nothing changed, something deleted, or other words."""
    draw = random.random()
    if draw < 0.3:
        return None
    return "" if draw < 0.4 else _text(random, language, 1, 12)


def _text(random: Random, language: str, least: int, most: int) -> str:
    words: Sequence[str] = WORDS[language].split()
    chosen = [random.choice(words) for _ in range(random.randint(least, most))]
    if random.random() < 0.3:
        chosen.insert(random.randrange(len(chosen) + 1), random.choice(NASTY))
    return " ".join(chosen)


def _entry(number: int) -> str:
    return f"https://desk.example/corrections/e{number:09}"
