"""Programs can do what the screens can: the API calls the same actions, or there is a reason."""

from __future__ import annotations

import ast
from pathlib import Path

from .tree import SURFACES, parse, python

BROWSER = "It is about a browser's session, which a token is not."
GUEST = "Who follows an invitation has no account yet, so no token."

NOT_IN_THE_API = {
    "newsroom.accept_invitation.accept_invitation": GUEST,
    "newsroom.accept_invitation.accept_invitation_as": BROWSER,
    "newsroom.accept_invitation.accept_invitation_by_email": GUEST,
    "newsroom.make_token.make_token": "A token that leaked must not make others that outlive it.",
    "newsroom.note_sign_in.note_sign_in": BROWSER,
    "newsroom.note_sign_in.note_sign_in_change": "Factors are set up and proved in a browser.",
    "newsroom.note_sign_in.note_sign_in_change_by_mail": "By a link of a mail, in a browser.",
    "newsroom.set_password.set_password": "A token that leaked must not take the account over.",
    "newsroom.use_link.use_link": BROWSER,
}
"""What the desk calls and the API does not, each with the reason."""

NOT_ON_THE_DESK = {
    "articles.push.push": "A CMS sends versions.",
    "propagation.note_stories.note_had_by": "A CMS says it with the version that it sends.",
    "newsroom.use_token.use_token": "The desk knows its people by their session.",
    "propagation.packets.take_item.take_items": "Agencies' items come by the CMS.",
    "propagation.packets.take_packet.take_packet": "Other houses send packets.",
    "reports.ask.ask": "Readers ask before they report; the desk has the cases.",
    "reports.receive.receive": "Readers send reports.",
}
"""What the API calls and the desk does not, each with the reason."""

HELPERS = {"cases.split", "newsroom.hire.checked_name", "newsroom.record.target_of"}
"""Names from an action's file that change nothing."""


def verbs_called(surface: Path) -> set[str]:
    """The actions that a surface calls, as `stage.file.function`."""
    found = set()
    for file in python(surface):
        tree = parse(file)
        named = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or ".actions." not in (node.module or ""):
                continue
            stage, _, action = (node.module or "").split("flow.")[1].partition(".actions.")
            names = (one.name for one in node.names if (one.asname or one.name) in named)
            found |= {f"{stage}.{action}.{name}" for name in names if name[0].islower()}
    return found - HELPERS


DESK, API = verbs_called(SURFACES / "desk"), verbs_called(SURFACES / "api")


def test_there_are_verbs_to_compare() -> None:
    assert len(DESK & API) > 30


def test_every_verb_of_the_desk_is_in_the_api_or_excused() -> None:
    assert set(NOT_IN_THE_API) == DESK - API


def test_every_verb_of_the_api_is_on_the_desk_or_excused() -> None:
    assert set(NOT_ON_THE_DESK) == API - DESK
