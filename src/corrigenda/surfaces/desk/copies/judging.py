"""Which copies a form is about, and what is said when it is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import QueryDict

from corrigenda.flow.cases.models import Case
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies, confirm_copy
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.copies.ledger import ledger_of

MOST = 200
MEANWHILE = "Their number changed meanwhile: look again, then judge all of them."
NOTHING = "Nothing was marked: mark places first, or use their own keys."


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a form asks.

    Attributes:
        verb: `confirm`, `decline`, or `variant`: one that is confirmed by itself.
        keys: of the copies; None for all that were found.
        seen: how many these were on the page.
    """

    verb: str
    keys: list[int] | None = field(default_factory=list)
    seen: str = ""


def asked(post: QueryDict) -> Judgement:
    """Of the button's own row, of those that are marked, or of all."""
    for verb in ("confirm", "decline", "variant"):
        given = post.get(verb, "")
        if given.isascii() and given.isdigit():
            return Judgement(verb, [int(given[:15])])
    bulk = post.get("bulk", "")
    if bulk in ("confirm_all", "decline_all"):
        return Judgement(bulk.removesuffix("_all"), None, post.get("seen", ""))
    marked = [int(one[:15]) for one in post.getlist("copy") if one.isascii() and one.isdigit()]
    return Judgement("decline" if bulk == "decline" else "confirm", marked[:MOST])


def judge(case: Case, judgement: Judgement, *, by: Actor) -> tuple[str, bool]:
    """Do it; what to say, and whether it is good news.

    Raises:
        NotAllowedError, CopyError, TransitionError: as the actions do.
    """
    keys = judgement.keys
    if keys is None and judgement.seen != str(ledger_of(case).found):
        return MEANWHILE, False
    if judgement.verb == "variant" and keys:
        confirm_copy(case, keys[0], by=by)
        return "Confirmed: it gets a case of its own.", True
    if judgement.verb == "decline":
        count = decline_copies(case, keys, by=by)
    else:
        count = confirm_copies(case, keys, by=by)
    if not count:
        return (NOTHING if keys == [] else "Somebody judged this meanwhile."), False
    many = "One place" if count == 1 else f"{count:,} places"
    if judgement.verb == "decline":
        return f"{many} declined, and left as {'it is' if count == 1 else 'they are'}.", True
    return f"{many} confirmed: each gets a case of its own.", True
