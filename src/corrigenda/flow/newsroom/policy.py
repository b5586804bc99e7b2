"""What a house decides for itself, as data of the outlet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from corrigenda.flow.newsroom.agencies import read_agency
from corrigenda.flow.newsroom.policy_rules import (
    OneOf,
    PolicyError,
    Rule,
    Several,
    SomeOf,
    Table,
    WholeNumber,
    Words,
    YesNo,
    mail_address,
)
from corrigenda.flow.newsroom.reader_words import KEYS, OwnWords
from corrigenda.lib import zones
from corrigenda.lib.languages import LANGUAGES

__all__ = ["KINDS", "RULES", "Policy", "PolicyError", "known_policy", "mistakes", "read_policy"]

KINDS = ("correction", "clarification", "editors_note", "withdrawal")
"""What a second person may be asked for; of a fix the design's own rule decides."""

ROLES = ("reporter", "editor", "standards_editor", "administrator")
SEVERITIES = ("low", "normal", "high", "urgent")
TOUCHES = ("figure", "name", "date", "negation", "quotation")
PLACES = ("top", "passage", "end")
"""Where a notice stands, the gravest place first."""

GUARDED = ("all", "corrected", "off")
"""Which stories are watched for changes without a note."""

CHECKS = (
    "right_kind",
    "the_word",
    "says_wrong",
    "right_fact",
    "euphemisms",
    "late",
    "length",
    "date",
    "link",
)
"""Checks of a notice that a house makes strict or not. The others always refuse."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A house's decisions.

    Attributes:
        repeat_error: whether the public log shows the words that were wrong.
        second_person_for: kinds of correction that a second person approves;
            a withdrawal is always one of them.
        second_person_severities: severities of a case whose notice a second person approves.
        second_person_touches: what a change of the story touches when a second person approves
            the notice of it, too; of a fix the design's own rule decides.
        second_person_sections: sections of the site in which a second person always approves.
        fix_due_hours: hours after which a change asked of the CMS is overdue.
        placement: where the notice of each kind stands.
        placement_severities: where the notice on a case of that severity stands, whatever its
            kind, when that is a graver place.
        strict_checks: checks of a notice whose findings refuse it; of the others the editor
            may go on, which is noted.
        notice_min_chars: below which a notice is found to be short.
        notice_max_chars: above which it is found to be long.
        late_days: days after the story from which a correction explains why it comes late;
            0 for never.
        notice_says_date: whether a notice names the day of the story.
        notice_links_story: whether it holds the story's address, where it travels alone.
        desk_name: who answers for corrections, as readers know it.
        contact: how that desk is reached, as readers are told.
        preamble: the house's own words above its published policy, by language.
        notice_words: the draft of a notice by kind and language (`correction.en`), with
            {before}, {after}, {date}, {headline} and […] for what is to be written.
        reader_words: the house's own words over some that readers are told, by name and language
            (`title.en`); {outlet} is its name.
        sections: the sections of the site, as the second person is asked for by them.
        second_factor_for: roles that sign in with a second factor, and are led to set one up.
        reports_per_minute: reports taken from one address in a minute.
        attack_reports_per_page: reports on one page in a minute, above which the next are asked
            for a proof of work.
        attack_reports_per_minute: the same over all pages of the outlet.
        hold_points: points of suspicion from which a report is held for a person to look at.
        ban_days: how long an address is banned.
        contact_days: days after the answer for which a reader's address is kept.
        report_months: months for which the words of a report are kept.
        time_zone: IANA name of the zone in which the desk reads and writes times.
        first_look_hours: hours within which somebody looks at a new case.
        typo_due_hours, fact_due_hours: hours within which a case of the lane is decided.
        urgent_due_hours: the same for a case of severity urgent, whatever its lane.
        show_hold: whether a story says that part of it is being checked.
        public_scorecard: whether the public sees the house's own figures.
        log_authors: whether the public log names who wrote the story, and is narrowed by it.
        publish_fixes: whether fixes, which have no notice, stand in the machine-readable record;
            their monthly number always does.
        source_check_days: days for which a link to the person quoted works.
        desk_address: where the desk as a whole gets mail; empty for nowhere.
        letters_address: to which readers may write letters; empty for nowhere.
        letters_per_day: letters from one address in a day that an editor is shown.
        mail_reader_words: whether mail to the desk may hold what readers wrote.
        telling_days: days after which a delivery that fails is given up.
        guard: which stories are watched for changes that carry no note: `all`, `corrected` ones
            only, or `off`.
        guard_minutes: minutes after its first version for which a story is still being written.
        agencies: the agencies that stories come from, each with its other spellings and where its
            desk gets mail: `Name; spelling; desk@name.example`.
        copies_public: whether the public log says of a correction in how many other places its
            words stood, and in how many they were corrected: counts, and no names.
        undo_seconds: seconds for which a decision can be taken back; nothing leaves before.
    """

    repeat_error: bool = True
    second_person_for: tuple[str, ...] = ("withdrawal",)
    second_person_severities: tuple[str, ...] = ()
    second_person_touches: tuple[str, ...] = ()
    second_person_sections: tuple[str, ...] = ()
    fix_due_hours: int = 24
    placement: Mapping[str, str] = field(default_factory=dict)
    placement_severities: Mapping[str, str] = field(default_factory=dict)
    strict_checks: tuple[str, ...] = ("right_kind",)
    notice_min_chars: int = 10
    notice_max_chars: int = 600
    late_days: int = 30
    notice_says_date: bool = False
    notice_links_story: bool = False
    desk_name: str = ""
    contact: str = ""
    preamble: Mapping[str, str] = field(default_factory=dict)
    notice_words: Mapping[str, str] = field(default_factory=dict)
    reader_words: Mapping[str, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    second_factor_for: tuple[str, ...] = ()
    reports_per_minute: int = 30
    attack_reports_per_page: int = 60
    attack_reports_per_minute: int = 300
    hold_points: int = 5
    ban_days: int = 7
    contact_days: int = 30
    report_months: int = 24
    time_zone: str = "UTC"
    first_look_hours: int = 4
    typo_due_hours: int = 24
    fact_due_hours: int = 48
    urgent_due_hours: int = 4
    show_hold: bool = False
    public_scorecard: bool = True
    log_authors: bool = False
    publish_fixes: bool = False
    source_check_days: int = 14
    desk_address: str = ""
    letters_address: str = ""
    letters_per_day: int = 20
    mail_reader_words: bool = False
    telling_days: int = 3
    guard: str = "all"
    guard_minutes: int = 60
    agencies: tuple[str, ...] = ()
    copies_public: bool = False
    undo_seconds: int = 10

    def asks_second_person(self, kind: str) -> bool:
        """Whether a correction of `kind` waits for a second person."""
        return kind == "withdrawal" or kind in self.second_person_for


_SECTION = Words(80)
_NOTICE_KEYS = tuple(f"{kind}.{language}" for kind in KINDS for language in LANGUAGES)

RULES: Mapping[str, Rule] = {
    "repeat_error": YesNo(),
    "second_person_for": SomeOf(KINDS, "kinds"),
    "second_person_severities": SomeOf(SEVERITIES, "severities"),
    "second_person_touches": SomeOf(TOUCHES, "what a change touches"),
    "second_person_sections": Several(60, _SECTION),
    "fix_due_hours": WholeNumber(1, 24 * 365),
    "placement": Table(KINDS, OneOf(PLACES)),
    "placement_severities": Table(SEVERITIES, OneOf(PLACES)),
    "strict_checks": SomeOf(CHECKS, "checks"),
    "notice_min_chars": WholeNumber(0, 1_000),
    "notice_max_chars": WholeNumber(40, 4_000),
    "late_days": WholeNumber(0, 3_650),
    "notice_says_date": YesNo(),
    "notice_links_story": YesNo(),
    "desk_name": Words(120),
    "contact": Words(300),
    "preamble": Table(LANGUAGES, Words(4_000, lines=True)),
    "notice_words": Table(_NOTICE_KEYS, Words(2_000, lines=True)),
    "reader_words": OwnWords(KEYS, Words(400)),
    "sections": Several(60, _SECTION),
    "second_factor_for": SomeOf(ROLES, "roles"),
    "reports_per_minute": WholeNumber(1, 100_000),
    "attack_reports_per_page": WholeNumber(1, 1_000_000),
    "attack_reports_per_minute": WholeNumber(1, 1_000_000),
    "hold_points": WholeNumber(2, 100),
    "ban_days": WholeNumber(1, 30),
    "contact_days": WholeNumber(1, 365),
    "report_months": WholeNumber(1, 120),
    "time_zone": Words(60, check=zones.zone),
    "first_look_hours": WholeNumber(1, 24 * 30),
    "typo_due_hours": WholeNumber(1, 24 * 90),
    "fact_due_hours": WholeNumber(1, 24 * 90),
    "urgent_due_hours": WholeNumber(1, 24 * 30),
    "show_hold": YesNo(),
    "public_scorecard": YesNo(),
    "log_authors": YesNo(),
    "publish_fixes": YesNo(),
    "source_check_days": WholeNumber(1, 90),
    "desk_address": Words(254, check=mail_address),
    "letters_address": Words(254, check=mail_address),
    "letters_per_day": WholeNumber(1, 1_000),
    "mail_reader_words": YesNo(),
    "telling_days": WholeNumber(1, 14),
    "guard": OneOf(GUARDED),
    "guard_minutes": WholeNumber(0, 7 * 24 * 60),
    "agencies": Several(100, Words(400, check=read_agency)),
    "copies_public": YesNo(),
    "undo_seconds": WholeNumber(0, 60),
}
"""How each field of `Policy` is read; a field without a rule is found by a test."""


def mistakes(data: Mapping[str, object]) -> dict[str, str]:
    """What cannot be in a policy, by the field's name; empty when all of it can."""
    found = {}
    for name in data:
        rule = RULES.get(name)
        try:
            if rule is None:
                raise PolicyError(f"A policy has no field {name}.")
            rule.read(name, data[name])
        except PolicyError as error:
            found[name] = str(error)
    return found


def read_policy(data: Mapping[str, object]) -> Policy:
    """A policy that is to be kept; what is missing keeps its default.

    Raises:
        PolicyError: a field that is unknown or has a value it cannot have.
    """
    for _, message in sorted(mistakes(data).items()):
        raise PolicyError(message)
    return known_policy(data)


def known_policy(data: object) -> Policy:
    """A policy as it was kept, perhaps by an older or a newer Corrigenda.

    A field that is unknown here is passed over, one whose value cannot be has its default:
    the service goes on, whatever the database holds.
    """
    values = {}
    given = data if isinstance(data, Mapping) else {}
    for one in fields(Policy):
        if one.name not in given:
            continue
        try:
            values[one.name] = RULES[one.name].read(one.name, given[one.name])
        except (PolicyError, KeyError):
            continue
    return Policy(**values)  # type: ignore[arg-type]  # each was read by its rule
