"""What standards of the trade ask of corrections, and what of it a house does. Pure.

The Journalism Trust Initiative (CEN CWA 17493, 14.1 to 14.3) and IFCN's code of principles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corrigenda.flow.corrections.placing import placement_for
from corrigenda.flow.newsroom.policy import Policy
from corrigenda.flow.publication.words_transparency import WORDS
from corrigenda.lib.languages import spoken

JTI = "Journalism Trust Initiative"
IFCN = "International Fact-Checking Network"
STANDARDS = {
    JTI: "https://www.journalismtrustinitiative.org/",
    IFCN: "https://ifcncodeofprinciples.poynter.org/",
}


@dataclass(frozen=True, slots=True)
class House:
    """Whose export it is, and where its pages stand: absolute addresses.

    Attributes:
        figures: of its scorecard.
    """

    outlet: str
    policy: Policy
    policy_url: str
    log: str
    figures: str
    feed: str


@dataclass(frozen=True, slots=True)
class By:
    """What meets a requirement, and where it is seen; nowhere when it needs no page."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a standard asks.

    Attributes:
        name: among ours: `jti_14_1`.
        standard: its name, with the number of its clause where it has one.
        missing: what the house has left to do, or what cannot be seen from here.
    """

    name: str
    standard: str
    asks: str
    by: Sequence[By]
    missing: Sequence[str]

    @property
    def state(self) -> str:
        """`met`, `partly`, or `not_filled_in`."""
        if not self.missing:
            return "met"
        return "partly" if self.by else "not_filled_in"


def requirements(house: House, language: str) -> list[Requirement]:
    """Each requirement with what meets it, and with what is missing."""
    say = WORDS[language]
    policy = By(say["by_policy"], house.policy_url)
    log = By(say["by_log"], house.log)
    found = [
        ("jti_14_1", f"{JTI} 14.1", [policy], []),
        ("jti_14_2", f"{JTI} 14.2", *_prominence(house, say)),
        ("jti_14_3", f"{JTI} 14.3", *_contact(house, say)),
        ("ifcn_policy", IFCN, [policy], []),
        ("ifcn_followed", IFCN, *_followed(house, say, log)),
        (
            "ifcn_readers",
            IFCN,
            [By(say["by_notice"]), By(say["by_feeds"], house.feed)],
            [say["missing_site"]],
        ),
    ]
    return [Requirement(name, who, say[name], by, missing) for name, who, by, missing in found]


def render(
    house: House, language: str, figures: Mapping[str, object], day: str
) -> dict[str, object]:
    """The export as data.

    Args:
        figures: of the scorecard, as it tells them to programs.
        day: ISO 8601, on which it is so.
    """
    return {
        "outlet": house.outlet,
        "as_of": day,
        "language": spoken(language),
        "standards": [{"name": name, "url": url} for name, url in STANDARDS.items()],
        "requirements": [_data(one) for one in requirements(house, language)],
        "contact": {"desk": house.policy.desk_name or None, "how": house.policy.contact or None},
        "pages": {"policy": house.policy_url, "log": house.log, "figures": house.figures},
        "figures": dict(figures),
    }


def _data(one: Requirement) -> dict[str, object]:
    return {
        "id": one.name,
        "standard": one.standard,
        "asks": one.asks,
        "state": one.state,
        "met_by": [{"what": by.words, "url": by.url or None} for by in one.by],
        "missing": list(one.missing),
    }


def _prominence(house: House, say: Mapping[str, str]) -> tuple[list[By], list[str]]:
    place = placement_for(house.policy, "correction", "")
    by = [
        By(say["by_address"], house.log),
        By(say["by_place"].format(place=say[place]), house.policy_url),
    ]
    return by, [say["missing_place"]] if place == "end" else []


def _contact(house: House, say: Mapping[str, str]) -> tuple[list[By], list[str]]:
    desk, contact = house.policy.desk_name, house.policy.contact
    missing = [
        *([] if desk else [say["missing_desk"]]),
        *([] if contact else [say["missing_contact"]]),
    ]
    name = "by_contact" if desk and contact else "by_desk" if desk else "by_way"
    words = say[name].format(desk=desk, contact=contact)
    return [By(words, house.policy_url)] if desk or contact else [], missing


def _followed(house: House, say: Mapping[str, str], log: By) -> tuple[list[By], list[str]]:
    if house.policy.public_scorecard:
        return [log, By(say["by_figures"], house.figures)], []
    return [log], [say["missing_figures"]]
