"""From what was read of a page to what is good, could be better, or is wrong. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corrigenda.archive.words import words_in
from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import Page
from corrigenda.flow.articles.setting_up import csp
from corrigenda.flow.articles.setting_up.finding import Finding, Level
from corrigenda.flow.articles.setting_up.house import (
    LINK_TO_REPORT,
    PLACE_OF_NOTICES,
    House,
    proxy_lines,
)
from corrigenda.flow.articles.setting_up.marks import SetupMarks, Tag
from corrigenda.lib import urls

_FEW_WORDS = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read.

    Attributes:
        url: where the page was in the end.
        story: None where none was found in it; then `unread` says why.
        answers: by address of a script, what is wrong with its answer; empty where nothing is.
        reaches: whether the desk answers where the script would send a report.
        hears_words: whether it answers where the script asks for the house's own words.
    """

    asked: str
    url: str
    marks: SetupMarks
    policies: tuple[str, ...]
    story: Page | None
    unread: str
    answers: Mapping[str, str]
    reaches: bool
    hears_words: bool


@dataclass(frozen=True, slots=True)
class PageCheck:
    """What came of looking at a page."""

    url: str
    findings: tuple[Finding, ...]
    story: Page | None = None

    @property
    def works(self) -> bool:
        """Whether a reader can report from this page."""
        return all(one.level is not Level.WRONG for one in self.findings)


def judge(house: House, seen: Seen) -> PageCheck:
    """All that was looked at, in the order in which one would mend it."""
    findings = (
        *_tag(house, seen),
        *_policy(seen),
        *_address(house, seen),
        *_story(seen),
        *_places(seen),
    )
    return PageCheck(seen.url, findings, seen.story)


def _tag(house: House, seen: Seen) -> Iterator[Finding]:
    tags = seen.marks.tags
    if not tags:
        yield _without_a_tag(house, seen.marks)
        return
    tag = tags[0]
    if len({one.src for one in tags}) > 1 or len(tags) > 1:
        yield Finding(
            "script", Level.BETTER, f"The script is on the page {len(tags)} times.",
            "It works once all the same; leave one tag.",
        )  # fmt: skip
    else:
        yield Finding("script", Level.GOOD, f"The script is on the page: {tag.src}")
    if tag.outlet != house.slug:
        named = f"It names “{tag.outlet}”" if tag.outlet else "It names no outlet"
        yield Finding(
            "outlet", Level.WRONG, f"{named}, and this is “{house.slug}”.",
            "Reports would go to another desk, or nowhere. Use this tag.", _mended(house, tag),
        )  # fmt: skip
    if tag.blocks:
        yield Finding(
            "defer", Level.BETTER, "The page waits for the script.",
            "Write defer into the tag, then it waits for the page.", _mended(house, tag),
        )  # fmt: skip
    yield from _pin(house, seen, tag)
    yield from _answer(house, seen, tag)


def _mended(house: House, tag: Tag) -> str:
    """The tag as it should be, from where the page has it unless that is another desk."""
    return house.tag_from(tag.base) if _origin(tag.src) in house.hosts else house.surest_tag


def _without_a_tag(house: House, marks: SetupMarks) -> Finding:
    if house.slug in marks.imports:
        return Finding(
            "script", Level.GOOD,
            "The page says that its own scripts start Corrigenda. Whether they do is not seen from "
            "here.",
        )  # fmt: skip
    return Finding(
        "script", Level.WRONG, "The script is not on the page.",
        "Put this tag into the template of your stories, once, in the head or before the end of "
        "the body. A tag that another script puts in, or an import, is not seen from here: then "
        f"say so by {house.says_imported}.",
        house.surest_tag,
    )  # fmt: skip


def _pin(house: House, seen: Seen, tag: Tag) -> Iterator[Finding]:
    """Whether what the tag holds fast can be held."""
    if tag.integrity and not tag.crossorigin and _origin(tag.src) != _origin(seen.url):
        yield Finding(
            "crossorigin", Level.WRONG,
            "The tag has integrity without crossorigin: browsers refuse a script of another host.",
            "Write crossorigin into the tag.", house.pinned_from(tag.base),
        )  # fmt: skip
    if tag.integrity and not tag.version:
        yield Finding(
            "pinned", Level.BETTER,
            "The tag has integrity, and an address whose script changes with every upgrade.",
            "Browsers will refuse the next version. Name this one in the address, too.",
            house.pinned_from(tag.base),
        )  # fmt: skip
    elif tag.version and tag.version != house.build.version:
        yield Finding(
            "pinned", Level.BETTER,
            f"The tag names version {tag.version} of the script; the newest is "
            f"{house.build.version}.",
            "It goes on working as it is. For what is new take this tag.",
            house.pinned_from(tag.base),
        )  # fmt: skip


def _origin(url: str) -> str:
    try:
        return urls.origin_of(url)
    except urls.UrlError:
        return ""


def _answer(house: House, seen: Seen, tag: Tag) -> Iterator[Finding]:
    trouble = seen.answers.get(tag.src, "")
    if trouble:
        yield Finding(
            "script-answers", Level.WRONG, f"The script does not come: {trouble}",
            "Pass /c/ on to the desk, or load the script from the desk itself.",
            house.tag_from(house.desk_url),
        )  # fmt: skip
    elif not seen.reaches:
        yield Finding(
            "desk-answers", Level.WRONG,
            f"The script comes, but no desk answers at {tag.base}/api/: reports would be lost.",
            "Pass the desk's other addresses on, as you do with /c/.", proxy_lines(house),
        )  # fmt: skip
    elif not seen.hears_words:
        yield Finding(
            "desk-answers", Level.BETTER,
            f"The script comes, and the desk answers it, but not at {tag.base}/api/words: the "
            "dialog has our words only, and none of the house's own.",
            "Pass that address on, too.", proxy_lines(house),
        )  # fmt: skip
    else:
        yield Finding("script-answers", Level.GOOD, "The script comes, and the desk answers it.")


def _policy(seen: Seen) -> Iterator[Finding]:
    policies = [one for one in (*seen.policies, *seen.marks.policies) if one]
    if not policies or not seen.marks.tags:
        return
    tag = seen.marks.tags[0]
    try:
        origin = urls.origin_of(tag.src)
    except urls.UrlError:
        return
    asks = f"{tag.base}/api/reports"
    kept_out = csp.refused(policies, src=tag.src, asks=asks, page=seen.url, nonce=tag.nonce)
    if not kept_out:
        yield Finding("csp", Level.GOOD, "The page's Content-Security-Policy lets it work.")
        return
    yield Finding(
        "csp", Level.WRONG,
        f"The page's Content-Security-Policy keeps it out by {' and '.join(kept_out)}.",
        "Add to these directives what is below; for a script a nonce on the tag will do, too.",
        "; ".join(
            f"{one} {csp.POLICY if one == csp.TRUSTED_TYPES else origin}" for one in kept_out
        ),
    )  # fmt: skip


def _address(house: House, seen: Seen) -> Iterator[Finding]:
    canonical = seen.story.canonical_url if seen.story else None
    try:
        known = urls.normalize(canonical) if canonical else ""
        is_own = not known or urls.origin_of(known) in house.origins
    except urls.UrlError:
        known, is_own = "", False
    if not canonical:
        yield Finding(
            "canonical", Level.BETTER, "The page has no canonical link.",
            "Without it the same story at two addresses is two stories.",
            f'<link rel="canonical" href="{seen.url}">',
        )  # fmt: skip
    elif not is_own:
        yield Finding(
            "canonical", Level.BETTER,
            f"The canonical link leads to {canonical}, which is no origin of {house.name}.",
            "It is not believed. Is it a page of another house, or an origin that the desk does "
            "not know yet (corrigenda change-outlet --origin)?",
        )  # fmt: skip
    else:
        yield Finding("canonical", Level.GOOD, f"The story's address is {known}")


def _story(seen: Seen) -> Iterator[Finding]:
    if seen.story is None:
        yield Finding(
            "story", Level.WRONG, f"No story was found in the page: {seen.unread}",
            "Give the address of one story. If scripts write it, have your CMS send it "
            "(PUT /api/articles), then nothing has to be read.",
        )  # fmt: skip
        return
    blocks = seen.story.blocks
    paragraphs = sum(one.role in (Role.body, Role.quote, Role.list) for one in blocks)
    words = sum(words_in(one.text) for one in blocks if one.role is not Role.aside)
    said = f"A story was recognised: {paragraphs} paragraph{'s' * (paragraphs != 1)}"
    headed = any(one.role is Role.headline for one in blocks)
    if not headed or words < _FEW_WORDS:
        lacks = "has no headline" if not headed else f"has {words} words only"
        yield Finding(
            "story", Level.BETTER, f"{said}; it {lacks}.",
            "Compare it with the page below. What is missing can still be reported, as the reader "
            "sees it. An <article> element with an <h1> is recognised best.",
        )  # fmt: skip
    else:
        yield Finding("story", Level.GOOD, f"{said}, “{seen.story.headline}”.")
    if not seen.story.language:
        yield Finding(
            "language", Level.BETTER, "The page does not say its language.",
            "Readers are spoken to in the language of the page.", '<html lang="en">',
        )  # fmt: skip


def _places(seen: Seen) -> Iterator[Finding]:
    if "notices" in seen.marks.places or seen.marks.notices:
        yield Finding("notices", Level.GOOD, "Notices have a place.")
    else:
        yield Finding(
            "notices", Level.BETTER, "Notices have no place of their own.",
            "A correction would not be shown on the story. Put this where it belongs, or draw "
            "notices on your server.", PLACE_OF_NOTICES,
        )  # fmt: skip
    if "report" in seen.marks.places:
        yield Finding("report", Level.GOOD, "Readers without a keyboard have a link.")
    else:
        yield Finding(
            "report", Level.BETTER, "There is no link for readers who do not know the keys.",
            "It opens the dialog, and the form where scripts are off.",
            LINK_TO_REPORT,
        )  # fmt: skip
