"""The form of a packet: what is signed, how it is made and how it is read. Pure.

A packet is a statement (JWS, RFC 7515) whose payload is canonical JSON. What it says of the
correction is a Web Annotation (https://www.w3.org/TR/annotation-model/): the target quotes the old
words, the bodies are the new words, the notice and the links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from corrigenda.anchoring import Selector, SelectorError
from corrigenda.flow.corrections.models import Kind
from corrigenda.flow.propagation.packet_models import Verdict
from corrigenda.flow.propagation.packets.errors import PacketError
from corrigenda.flow.publication.chain.bodies import moment
from corrigenda.flow.publication.record import Record
from corrigenda.flow.publication.renderers import annotation
from corrigenda.lib import text, urls

FORMAT = 1
CORRECTION, REDACTION, ACKNOWLEDGEMENT = "correction", "redaction", "acknowledgement"
MOST_WORDS = 20_000
"""Code points of the old words, of the new ones and of the notice."""
MOST_LEAD = 2_000
MOST_CHAIN = 10
MOST_EARLIER = 5
MOST_PLACES = 500
MOST_SLUG = 50
KINDS = tuple(one.value for one in Kind if one != Kind.FIX)
VERDICTS = tuple(one.value for one in Verdict)
STATES = ("found", "variant", "confirmed", "requested", "corrected", "declined", "gone")

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A packet that another one comes from."""

    house: str
    packet: UUID

    @property
    def name(self) -> str:
        """As one string, to be looked up."""
        return f"{self.house} {self.packet}"

    def to_dict(self) -> dict[str, str]:
        """As it is signed."""
        return {"house": self.house, "packet": str(self.packet)}


@dataclass(frozen=True, slots=True)
class Head:
    """What every packet says.

    Attributes:
        house: the origin of the Corrigenda that signed it.
        outlet: the name of its outlet there, for people.
        about: of a redaction or an acknowledgement, the packet that it is about.
    """

    type: str
    id: UUID
    house: str
    outlet: str
    at: str
    about: UUID | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """A correction, as a packet says it.

    Attributes:
        before: the words that were wrong, with those around them; None where it is about the
            whole story.
        after: what stands there instead; None where nothing was changed.
        earlier: what stood there before, where an earlier correction was corrected.
        lead: the first words of the story, for what is about the whole of it.
        chain: the packets that it comes from, the first one first.
    """

    head: Head
    kind: str
    headline: str
    url: str
    permalink: str
    notice: str
    language: str
    before: Selector | None
    after: str | None
    earlier: tuple[str, ...] = ()
    lead: str = ""
    chain: tuple[Link, ...] = ()

    @property
    def names_an_error(self) -> bool:
        """Whether its words are wrong wherever they stand: a lead is where all of it was."""
        return self.before is not None or self.kind == "withdrawal"

    @property
    def root(self) -> Link:
        """The packet with which the chain began."""
        return self.chain[0] if self.chain else Link(self.head.house, self.head.id)


@dataclass(frozen=True, slots=True)
class Answer:
    """An acknowledgement: what became of the places in the receiver's archive.

    Attributes:
        at: when it was signed.
        verdict: why nothing was looked for there; empty where the archive was swept.
        slug: of the outlet that answers, as its house has it; empty in older versions' answers.
    """

    head: Head
    at: datetime
    number: int
    counts: dict[str, int]
    places: list[dict[str, str]]
    verdict: str = ""
    slug: str = ""


def head(type_: str, packet: UUID, *, house: str, outlet: str, at: datetime) -> dict[str, Any]:
    """What every payload begins with."""
    return {
        "type": type_,
        "format": FORMAT,
        "id": str(packet),
        "house": house,
        "outlet": outlet,
        "at": moment(at),
    }


def correction(
    record: Record,
    *,
    before: str,
    earlier: Sequence[str] = (),
    lead: str = "",
    chain: Sequence[Link] = (),
) -> dict[str, Any]:
    """What a packet says of a correction, to be put behind the head.

    A subscriber has the old words already, so they are told even where the house does not repeat
    errors to the public.
    """
    notice = record.notice
    passage = record.passage
    if passage is not None and before:
        passage = replace(passage, exact=before, start=None, end=None)
    plain = replace(record, notice=replace(notice, superseded_by=None), passage=passage)
    return {
        "kind": notice.kind,
        "headline": notice.headline[:500],
        "annotation": annotation.render(plain),
        "permalink": notice.permalink,
        "language": notice.language,
        "earlier": [one for one in earlier if one][:MOST_EARLIER],
        "lead": lead[:MOST_LEAD],
        "chain": [one.to_dict() for one in chain][-MOST_CHAIN:],
    }


def read_head(payload: Payload) -> Head:
    """What every packet says.

    Raises:
        PacketError: it is none.
    """
    kind = payload.get("type")
    if payload.get("format") != FORMAT or kind not in (CORRECTION, REDACTION, ACKNOWLEDGEMENT):
        raise PacketError(f"It is no packet of format {FORMAT}; a newer Corrigenda may know it.")
    about = None if kind == CORRECTION else _uuid(payload, "packet")
    return Head(
        type=str(kind),
        id=_uuid(payload, "id"),
        house=_origin(payload.get("house")),
        outlet=_words(payload, "outlet", 200),
        at=_words(payload, "at", 40),
        about=about,
    )


def read_correction(payload: Payload) -> Content:
    """The correction that a packet tells of.

    Raises:
        PacketError: names what is wrong with it.
    """
    kind, found = payload.get("kind"), payload.get("annotation")
    if kind not in KINDS:
        raise PacketError(f"kind is one of {', '.join(KINDS)}.")
    if not isinstance(found, dict):
        raise PacketError("It has no annotation.")
    before, url = _target(found)
    bodies = _bodies(found)
    lead = _words(payload, "lead", MOST_LEAD)
    if before is None and not lead.strip():
        raise PacketError("It names no words that could be looked for: no selector and no lead.")
    return Content(
        head=read_head(payload),
        kind=str(kind),
        headline=_words(payload, "headline", 500),
        url=url,
        permalink=_address(payload.get("permalink")),
        notice=bodies.get("commenting", ""),
        language=_words(payload, "language", 35),
        before=before,
        after=bodies.get("editing"),
        earlier=_earlier(payload),
        lead=lead,
        chain=_chain(payload),
    )


def read_answer(payload: Payload) -> Answer:
    """An acknowledgement.

    Raises:
        PacketError: it is none.
    """
    number, counts, places = (payload.get(one) for one in ("number", "counts", "places"))
    if type(number) is not int or not 0 < number < 2**31:
        raise PacketError("number counts the acknowledgements of a packet, from 1.")
    if not isinstance(counts, dict) or not all(
        name in STATES and type(one) is int and 0 <= one < 2**31 for name, one in counts.items()
    ):
        raise PacketError(f"counts are whole numbers by state: {', '.join(STATES)}.")
    if not isinstance(places, list) or len(places) > MOST_PLACES:
        raise PacketError(f"places is a list of at most {MOST_PLACES}.")
    verdict = payload.get("verdict", "")
    if verdict not in VERDICTS:
        raise PacketError(f"verdict is left out, or one of {', '.join(VERDICTS[1:])}.")
    head, told = read_head(payload), [_place(one) for one in places]
    slug = _checked(payload.get("slug", ""), "slug", MOST_SLUG)
    return Answer(head, _moment(head.at), number, dict(counts), told, str(verdict), slug)


def _place(given: object) -> dict[str, str]:
    if not isinstance(given, dict) or given.get("state") not in STATES:
        raise PacketError("A place has a url and a state.")
    return {"url": _address(given.get("url")), "state": str(given["state"])}


def _target(found: Payload) -> tuple[Selector | None, str]:
    target = found.get("target")
    if not isinstance(target, dict):
        raise PacketError("Its annotation has no target.")
    given = target.get("selector")
    if given is None:
        return None, _address(target.get("source"))
    try:
        if not isinstance(given, dict):
            raise SelectorError("the selector is no object")
        selector = Selector.from_dict(given)
    except SelectorError as error:
        raise PacketError(f"Its selector cannot be used: {error}.") from error
    _checked(selector.exact, "selector.exact", MOST_WORDS)
    if not selector.exact.strip():
        raise PacketError("The words that it corrects are empty.")
    return replace(selector, start=None, end=None), _address(target.get("source"))


def _bodies(found: Payload) -> dict[str, str]:
    """The first text of each purpose."""
    bodies = found.get("body")
    if not isinstance(bodies, list) or len(bodies) > 20:
        raise PacketError("Its annotation has no list of bodies.")
    texts: dict[str, str] = {}
    for one in bodies:
        if isinstance(one, dict) and one.get("type") == "TextualBody":
            purpose = str(one.get("purpose"))[:50]
            texts.setdefault(purpose, _checked(one.get("value"), purpose, MOST_WORDS))
    return texts


def _chain(payload: Payload) -> tuple[Link, ...]:
    given = payload.get("chain")
    if not isinstance(given, list) or len(given) > MOST_CHAIN:
        raise PacketError(f"chain is a list of at most {MOST_CHAIN} packets.")
    links = []
    for one in given:
        if not isinstance(one, dict):
            raise PacketError("chain names a house and a packet for each that it comes from.")
        links.append(Link(_origin(one.get("house")), _uuid(one, "packet")))
    return tuple(links)


def _earlier(payload: Payload) -> tuple[str, ...]:
    given = payload.get("earlier")
    if not isinstance(given, list) or len(given) > MOST_EARLIER:
        raise PacketError(f"earlier is a list of at most {MOST_EARLIER} texts.")
    return tuple(_checked(one, "earlier", MOST_WORDS) for one in given)


def _moment(given: str) -> datetime:
    try:
        return datetime.fromisoformat(given).astimezone(UTC)
    except (ValueError, OverflowError):
        raise PacketError("at is a moment such as 2027-05-31T12:00:00Z.") from None


def _uuid(payload: Payload, name: str) -> UUID:
    try:
        return UUID(str(payload.get(name)))
    except ValueError:
        raise PacketError(f"{name} is a UUID.") from None


def _origin(given: object) -> str:
    try:
        return urls.origin_of(str(given))
    except urls.UrlError:
        raise PacketError("house is the origin of a Corrigenda: https://desk.example.") from None


def _address(given: object) -> str:
    try:
        return urls.normalize(str(given))
    except urls.UrlError as error:
        raise PacketError(f"An address in it cannot be used. {error}") from error


def _words(payload: Payload, name: str, most: int) -> str:
    return _checked(payload.get(name), name, most)


def _checked(given: object, name: str, most: int) -> str:
    if not isinstance(given, str):
        raise PacketError(f"{name} is a text.")
    try:
        return text.check_text(given, field=name, max_chars=most)
    except text.TextError as error:
        raise PacketError(str(error)) from error
