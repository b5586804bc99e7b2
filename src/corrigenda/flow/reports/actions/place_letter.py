"""Make a report of a letter: by itself where it says what it means, else by an editor's hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import QuerySet

from corrigenda.flow.articles.actions.want_reading import want_reading
from corrigenda.flow.articles.errors import UnknownOriginError
from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.actions.hash_address import MAILBOX
from corrigenda.flow.newsroom.actions.record import record
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import TooManyError
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.release import release
from corrigenda.flow.reports.errors import (
    BannedError,
    LetterError,
    OtherReportError,
    ReportError,
)
from corrigenda.flow.reports.letters.letter import Authentic
from corrigenda.flow.reports.meaning import Meaning, meaning_of, passage_in, story_named
from corrigenda.flow.reports.models import Channel, Letter, Report
from corrigenda.flow.reports.states import LETTER, LetterState, ReportState
from corrigenda.flow.reports.submission import MAX_SAYS, MAX_WHY, MAX_WORDS, Submission
from corrigenda.lib import clock, urls
from corrigenda.lib.claims import claim
from corrigenda.lib.each import each
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError, check_text

LEASE = timedelta(seconds=20)
PATIENCE = timedelta(minutes=10)
"""How long a letter waits for its story to be read, before an editor is asked."""
_OF_LETTERS = UUID("6f0c7d7e-5d0e-5f0e-9d0a-0d5f1f6b8f7c")
CUT = "\n[The letter goes on: see Letters.]"
BANNED = "Reports from its sender are not taken at present: the sender is banned."
WHICH_STORY = (
    "No story of yours is known by that. Give its whole address, or its headline as it stands."
)
WHICH_WORDS = "Give the words of the story that the letter is about: the story has no headline."


def place_letters(limit: int = 5) -> int:
    """Make reports of the letters that came in; returns how many were looked at."""
    letters = claim(_waiting, lease=LEASE, limit=limit, now=clock.now())
    each(letters, _place)
    return len(letters)


def _waiting(now: datetime) -> QuerySet[Letter]:
    return (
        Letter.objects.filter(state=LetterState.WAITING, looked_at=None)
        .select_related("outlet")
        .order_by("received_at", "pk")
    )


def place_letter(letter: Letter, *, story: str, says: str = "", by: Actor) -> Report:
    """Make a report of a letter, on words of a story that an editor names.

    It is not held, whatever it looks like: somebody has read it.

    Args:
        story: the address of the story, or its headline.
        says: the words of the story; empty for the story as a whole, which is its headline.

    Raises:
        NotAllowedError: the actor's role does not allow it.
        LetterError: there is no such story, or no words to point at; or the sender is banned.
        TextError: the words cannot be stored.
        TransitionError: it does not wait any more.
    """
    require(by, "letter.place", letter.outlet)
    check_text(says, field="The words of the story", max_chars=MAX_SAYS)
    if letter.state != LetterState.WAITING:
        raise TransitionError(f"The letter is {letter.state} and waits no more.")
    article = _story(letter, story)
    words = says.strip() or (article.current.headline if article.current else "")
    if not words:
        raise LetterError(WHICH_WORDS)
    should_say = next((one[1] for one in letter.quotations if one[0] == words), "")
    meaning = Meaning(article, words, should_say, passage_in(article, words))
    try:
        report = _report(letter, meaning)
    except BannedError:
        raise LetterError(BANNED) from None
    except (TooManyError, ReportError, UnknownOriginError) as error:
        raise LetterError(str(error) or "Too much came in at once: try again.") from error
    with transaction.atomic():
        if report.state == ReportState.HELD:
            release(report, by=by)
        _placed(letter, meaning, report)
        record(by, "letter.place", letter.outlet, letter, report=report.pk)
    return report


def _story(letter: Letter, named: str) -> Article:
    try:
        check_text(named, field="The story", max_chars=urls.MAX_CHARS)
        found = story_named(letter.outlet, named)
    except (urls.UrlError, TextError) as error:
        raise LetterError(str(error)) from error
    if found is None:
        raise LetterError(WHICH_STORY)
    return found


def _place(letter: Letter) -> None:
    now = clock.now()
    rows = Letter.objects.filter(pk=letter.pk)
    meaning = meaning_of(letter)
    if meaning.unread is not None and letter.received_at > now - PATIENCE:
        # Its lease is how long it waits; then it is looked at again.
        want_reading(meaning.unread, now)
        return
    doubt = meaning.doubt
    if meaning.selector is not None:
        try:
            _placed(letter, meaning, _report(letter, meaning))
        except TooManyError:
            return
        except BannedError:
            LETTER.advance(
                letter,
                LetterState.REJECTED,
                rejected_because=BANNED,
                judged_at=now,
                looked_at=now,
                leased_until=None,
            )
            return
        except (ReportError, UnknownOriginError) as error:
            doubt = str(error)[:500]
        else:
            return
    # An editor may have placed it meanwhile.
    rows.filter(state=LetterState.WAITING).update(
        looked_at=now,
        leased_until=None,
        article=meaning.article,
        says=meaning.says,
        doubt=doubt,
    )


def _report(letter: Letter, meaning: Meaning) -> Report:
    """The report; the same one when it was made before, and only the letter was not told."""
    assert meaning.article is not None
    assert meaning.selector is not None
    sent = Submission(
        client_id=uuid5(_OF_LETTERS, f"{letter.outlet_id}:{letter.key}"),
        url=meaning.article.url,
        selector=meaning.selector,
        should_say=meaning.should_say[:MAX_WORDS],
        why=_why(letter),
        source=_source(letter),
        # Whom a mail names as its sender did not send it, unless our own server found so.
        contact=letter.sender if letter.authentic == Authentic.PASS else "",
        channel=Channel.EMAIL.value,
    )
    try:
        return receive(sent, address=MAILBOX + letter.sender).report
    except OtherReportError:
        return Report.objects.get(client_id=sent.client_id)


def _placed(letter: Letter, meaning: Meaning, report: Report) -> None:
    if report.erased_at or report.taken_back_at:
        # The same mail once more, after its reader had words deleted that it would bring back.
        Letter.objects.filter(pk=letter.pk).delete()
        return
    LETTER.advance(
        letter,
        LetterState.PLACED,
        report=report,
        article=meaning.article,
        says=meaning.says,
        looked_at=clock.now(),
        judged_at=clock.now(),
        sender="",
        doubt="",
        leased_until=None,
    )


def _why(letter: Letter) -> str:
    notes = [letter.trouble] if letter.trouble else []
    if letter.attachments:
        many = (
            "An attachment was"
            if letter.attachments == 1
            else f"{letter.attachments} attachments were"
        )
        notes.append(f"{many} dropped.")
    note = "".join(f"\n[{one}]" for one in notes)
    words = f"{letter.subject}\n\n{letter.text}".strip()
    if len(words) + len(note) > MAX_WHY:
        words = words[: MAX_WHY - len(note) - len(CUT)] + CUT
    return (words + note).strip()


def _source(letter: Letter) -> str:
    """The first address in what was written that is none of the outlet's own."""
    origins = set(letter.outlet.origins.values_list("origin", flat=True))
    for link in letter.links[: letter.own_links]:
        try:
            if urls.origin_of(link) not in origins:
                return urls.normalize(link)
        except urls.UrlError:
            continue
    return ""
