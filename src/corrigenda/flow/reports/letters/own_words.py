"""What somebody wrote, apart from the mail that they answer, their signature and a seal. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MAX_LINES = 20_000
SIGNATURE_LINES = 10
"""A mark of a signature with more below it is somebody's rule between two paragraphs."""
_QUOTED = re.compile(r"\s{0,3}>+ ?")
_FORWARDED = re.compile(
    r"\s*(-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|"
    r"weitergeleitete nachricht|вихідне повідомлення|переслане повідомлення|"
    r"исходное сообщение|пересылаемое сообщение|الرسالة الأصلية|رسالة معاد توجيهها)\s*-{2,}"
    r"|_{20,}|begin forwarded message:)\s*",
    re.IGNORECASE,
)
# What Outlook puts above the mail that is answered, on two lines or, out of HTML, on one.
_OUTLOOK = re.compile(
    r"\W{0,4}(from|von|від|от|من)\W{0,4}:.{1,300}?\s\W{0,4}(sent|date|gesendet|datum|надіслано|дата"
    r"|отправлено|تم الإرسال|التاريخ)\W{0,4}:.*",
    re.IGNORECASE,
)
_WROTE = r"(wrote|writes|schrieb|schreibt|пише|написала?|написав|пишет|كتب|كتبت|a écrit)"
_ATTRIBUTION = re.compile(rf".{{0,300}}\b{_WROTE}\b.{{0,120}}:\s*", re.IGNORECASE)
_WRAPPED = re.compile(rf"(on|am|le|у|в)\s.{{0,300}}\b{_WROTE}\b.{{0,120}}:\s*", re.IGNORECASE)
_PGP_BEGIN, _PGP_END = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----"
_PGP_SEALED = "-----BEGIN PGP MESSAGE-----"


@dataclass(slots=True)
class Parts:
    """A letter taken apart.

    Attributes:
        own: what its writer wrote, paragraphs between blank lines.
        answered: paragraphs of quoted mail, each the last one before words of the writer's.
        short: quoted paragraphs that stand alone, where no more than a few are quoted.
        quoted: all that is quoted.
    """

    own: str = ""
    answered: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    quoted: str = ""


def take_apart(text: str) -> Parts:
    """The writer's own words, and what they quote; with no own words, all of it is theirs."""
    lines = _unsealed(text).split("\n")[:MAX_LINES]
    own: list[str] = []
    blocks: list[list[str]] = []
    parts = Parts()
    below = _own_below(lines)
    for number, line in enumerate(lines):
        mark = _QUOTED.match(line)
        if mark is not None:
            if not blocks or (own and own[-1] != "\0"):
                blocks.append([])
                _drop_attribution(own)
                own.append("\0")
            blocks[-1].append(line[mark.end() :])
        elif _FORWARDED.fullmatch(line) or (own and _is_outlook(lines[number : number + 2])):
            blocks.append(lines[number + 1 :])
            break
        elif line.rstrip() == "--" and below[number] <= SIGNATURE_LINES:
            blocks.append([one[1:] for one in lines[number + 1 :] if one.startswith(">")])
            break
        elif line.strip() or not own or own[-1] != "\0":
            # A blank line right after a quotation does not end it.
            own.append(line)
    parts.own = "\n".join("" if one == "\0" else one for one in own).strip()
    parts.quoted = "\n\n".join("\n".join(one) for one in blocks)
    if not parts.own:
        parts.own = "\n".join(
            line[m.end() if (m := _QUOTED.match(line)) else 0 :] for line in lines
        )
        parts.own = parts.own.strip()
    _candidates(parts, own, blocks)
    return parts


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    found = (" ".join(one.split()) for one in re.split(r"\n[^\S\n]*\n", text))
    return [one for one in found if one]


def _candidates(parts: Parts, own: list[str], blocks: list[list[str]]) -> None:
    places = [place for place, one in enumerate(own) if one == "\0"]
    for place, block in zip(places, blocks, strict=False):
        found = paragraphs("\n".join(block))
        if found and any(one.strip("\0 ") for one in own[place + 1 : place + 3]):
            parts.answered.append(found[-1])
        if len(found) == 1:
            parts.short.append(found[0])


def _drop_attribution(own: list[str]) -> None:
    """Take “On Monday Rita wrote:” off, which may be wrapped onto two lines."""
    while own and not own[-1].strip():
        own.pop()
    for many, looks in ((2, _WRAPPED), (1, _ATTRIBUTION)):
        last = " ".join(one.strip() for one in own[-many:])
        if len(own) >= many and len(last) < 400 and looks.fullmatch(last):
            del own[-many:]
            return


def _is_outlook(lines: list[str]) -> bool:
    return _OUTLOOK.fullmatch(" ".join(one.strip()[:400] for one in lines)) is not None


def _own_below(lines: list[str]) -> list[int]:
    """How many lines below each are neither blank nor quoted."""
    counts = [0] * len(lines)
    for number in range(len(lines) - 1, 0, -1):
        is_own = bool(lines[number].strip()) and not lines[number].startswith(">")
        counts[number - 1] = counts[number] + is_own
    return counts


def _unsealed(text: str) -> str:
    """The words under a PGP signature, without the seal."""
    before, begin, rest = text.partition(_PGP_BEGIN)
    if not begin:
        return text
    signed, _, _ = rest.partition(_PGP_END)
    _, _, words = signed.partition("\n\n")
    # RFC 9580, 7.2: a line that begins with a dash is escaped.
    return before + re.sub(r"(?m)^- ", "", words)


def is_sealed(text: str) -> bool:
    """Whether the words are encrypted."""
    return text.lstrip().startswith(_PGP_SEALED)
