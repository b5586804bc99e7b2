"""What is acted on in every cell: the daily with stories of Rolf's, and rows to act on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.blocks import Role as BlockRole
from corrigenda.flow.cases.actions.ask_source import ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.decline import decline
from corrigenda.flow.cases.actions.move_passages import take_versions
from corrigenda.flow.cases.asking import Ask
from corrigenda.flow.cases.models import Case, SavedFilter, SourceCheck
from corrigenda.flow.cases.queries import reports_in, spots_of
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.corrections.models import Correction, StoryChange
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.deactivate import deactivate
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actors import SYSTEM, Actor, of
from corrigenda.flow.newsroom.models import Erasure, Invitation, Outlet, Role, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.models import Copy, Delivery, Endpoint, Line, StoryHad, Subscriber
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.tests.making import a_mail
from corrigenda.flow.publication.actions.publish import publish_approved
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.reject_letter import reject_letter
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.models import Ban, Letter, Report
from corrigenda.lib import clock


@dataclass(frozen=True)
class World:
    """Rows are made in it as a cell needs them, and taken back after it.

    Attributes:
        case: on “afer”, of two readers.
        other: on a figure.
        twice: on words that stand twice in their story.
        somebody: an editor who is none of those who try.
        house: another one, which stands at an address of this machine.
    """

    outlet: Outlet
    case: Case
    other: Case
    twice: Case
    somebody: Staff
    house: House

    def fresh(self) -> World:
        """The same, read again."""
        return replace(
            self,
            outlet=Outlet.objects.get(pk=self.outlet.pk),
            case=Case.objects.get(pk=self.case.pk),
            other=Case.objects.get(pk=self.other.pk),
            twice=Case.objects.get(pk=self.twice.pk),
            somebody=Staff.objects.get(pk=self.somebody.pk),
        )

    @property
    def editor(self) -> Actor:
        """Somebody, who may do what is done before the cell."""
        return of(self.somebody)

    @property
    def report(self) -> Report:
        """The first report of the case."""
        return reports_in(self.case)[0]

    def replied(self) -> Report:
        """The first report, whose reader wrote to the desk."""
        reply(self.report, "The ministry says so itself.", address="192.0.2.1")
        return self.report

    def held(self) -> Report:
        """The first report, as if it were suspected."""
        Report.objects.filter(pk=self.report.pk).update(state="held", sender="somewhere")
        return Report.objects.get(pk=self.report.pk)

    def letter(self, *, rejected: bool = False) -> Letter:
        """One that waits, or was rejected."""
        made = Letter.objects.create(
            outlet=self.outlet, key="one", text="It is wrong.", received_at=clock.now()
        )
        if rejected:
            reject_letter(made, by=self.editor)
        return made

    def banned(self) -> Ban:
        """The address of a held report."""
        return ban(self.held(), by=SYSTEM)

    def declined(self, undo_by: Staff | None = None) -> Case:
        """The case, declined; by whom it can be taken back."""
        if undo_by:
            self.outlet.policy_data = {"undo_seconds": 60}
            self.outlet.save()
            self.case.outlet = self.outlet
        decline(self.case, reason="It is right.", by=self.editor)
        if undo_by:
            Case.objects.filter(pk=self.case.pk).update(undo_by=undo_by)
        return Case.objects.get(pk=self.case.pk)

    def on_hold(self) -> Case:
        """The case, on hold."""
        check(self.case, by=SYSTEM)
        return self.case

    def fix(self) -> Correction:
        """A fix that the CMS was asked for and did not make."""
        made = decide(self.case, Decision("fix", after="after"), by=self.editor)
        StoryChange.objects.update(state="overdue")
        return made

    def waiting(self, by: Staff | None = None) -> Correction:
        """A withdrawal that waits for a second person, as if `by` had decided it."""
        words = "We have withdrawn this story because its figures do not stand."
        made = decide(self.case, Decision("withdrawal", words=words), by=self.editor)
        Correction.objects.filter(pk=made.pk).update(decided_by=by or self.somebody)
        return Correction.objects.get(pk=made.pk)

    def draft(self, by: Staff) -> Case:
        """The case, with what somebody was writing about it; the editors alone do."""
        save_draft(self.case, {"words": "A notice."}, by=self.editor)
        self.case.drafts.update(staff=by)
        return self.case

    def spot(self) -> dict[str, int]:
        """One of the places at which the words of `twice` stand."""
        assert self.twice.article.current is not None
        start = spots_of(self.twice)[1].start
        return {"version": self.twice.article.current.number, "start": start}

    def asked(self) -> SourceCheck:
        """A question to a source, with an open link."""
        return ask_source(self.case, Ask("Orla Venn"), by=SYSTEM).check

    def filter_of(self, staff: Staff) -> SavedFilter:
        """A saved filter of somebody's."""
        return SavedFilter.objects.create(
            staff=staff, name="Mine", query="is:fact", created_at=clock.now()
        )

    def filter_of_the_house(self) -> SavedFilter:
        """A shared filter whose maker was deleted."""
        return SavedFilter.objects.create(
            outlet=self.outlet, name="Ours", query="is:fact", created_at=clock.now()
        )

    def invitation(self) -> Invitation:
        """An open one."""
        email = "rosa@daily.example"
        return invite("Rosa", email, "editor", outlet=self.outlet, by=SYSTEM).invitation

    def gone(self) -> Staff:
        """Somebody, who has left."""
        deactivate(self.somebody, outlet=self.outlet, by=SYSTEM)
        return self.somebody

    def endpoint(self) -> Endpoint:
        """One that takes webhooks; it is off, so that a test sends nothing."""
        made = add_endpoint(self.outlet, by=SYSTEM, **ENDPOINT)
        Endpoint.objects.filter(pk=made.pk).update(is_on=False)
        return Endpoint.objects.get(pk=made.pk)

    def delivery(self, state: str = "waiting") -> Delivery:
        """A mail to somebody."""
        return a_mail(self.outlet, self.somebody, state=state)

    def chat(self) -> None:
        """Let the outlet have a chat."""
        set_chat(self.outlet, CHAT, ("late",), by=SYSTEM)

    def subscriber(self) -> Subscriber:
        """The other house, paired."""
        Outlet.objects.filter(pk=self.outlet.pk).update(reads_private_addresses=True)
        outlet = Outlet.objects.get(pk=self.outlet.pk)
        return pair(outlet, url=self.house.origin, by=SYSTEM)

    def swapped(self) -> Subscriber:
        """The same, with a pinned key that is another one than it shows."""
        made = self.subscriber()
        made.keys = [{"kid": "another", "jwk": made.keys[0]["jwk"]}]
        made.other_key, made.other_key_at = self.house.kid, clock.now()
        made.save()
        return made

    def had(self) -> StoryHad:
        """That it had the story of the case."""
        made = self.subscriber()
        note_stories(made, [self.case.article.url], by=SYSTEM)
        return StoryHad.objects.get(subscriber=made)

    def copy(self, state: str = "found", kind: str = "story") -> Copy:
        """Another place of the case's passage, on its ledger."""
        made = Copy(
            case=self.case,
            outlet=self.outlet,
            kind=kind,
            state=state,
            article=None if kind != "story" else self.case.article,
            says="afer",
            selector_data={},
            state_at=clock.now(),
            found_at=clock.now(),
        )
        made.save()
        return made

    def corrected(self) -> Case:
        """The case, fixed; with a confirmed copy that has a case of its own."""
        self.fix()
        copy = self.copy("confirmed")
        Copy.objects.filter(pk=copy.pk).update(own_case=self.other)
        # Its words are the case's, so that the fix fits them.
        same = ("says", "selector_data", "article_id", "version_id", "start", "end")
        place = {name: getattr(self.case, name) for name in same}
        Case.objects.filter(pk=self.other.pk).update(**place)
        return Case.objects.get(pk=self.case.pk)

    def seconded(self) -> Correction:
        """A withdrawal on a copy of the other case, which waits for a second person."""
        copy = self.copy("confirmed")
        Copy.objects.filter(pk=copy.pk).update(case=self.other, own_case=self.case)
        return self.waiting()

    def credited(self) -> Case:
        """The case, corrected; its words are credited to the other house, which is paired."""
        paired = self.subscriber()
        Subscriber.objects.filter(pk=paired.pk).update(name="Quillmark")
        self.outlet.policy_data = {**self.outlet.policy_data, "agencies": ["Quillmark"]}
        self.outlet.save(update_fields=["policy_data"])
        article = self.case.article
        assert article.current is not None
        blocks = [Block(BlockRole.byline, "Quillmark"), *article.current.blocks]
        push(self.outlet, article.url, Story(blocks))
        take_versions()
        case = Case.objects.get(pk=self.case.pk)
        words = "This story said “afer”. It should have said “after”."
        decide(case, Decision("correction", after="after", words=words), by=self.editor)
        publish_approved()
        return Case.objects.get(pk=self.case.pk)

    def line(self) -> Line:
        """The mail server, which is down."""
        return Line.objects.create(key="email", down_since=clock.now())

    def erasure(self) -> Erasure:
        """What another administrator wants erased."""
        other = hire("other", outlet=self.outlet, role=Role.ADMINISTRATOR, by=SYSTEM)
        return ask_erasure(["Orla Venn"], outlet=self.outlet, by=of(other), **WHY_ERASED)


WHY_ERASED = {"reason_class": "court_order", "reason": "Ruling 4."}
ENDPOINT = {"name": "A", "url": "https://archive.example/hook", "events": ["case.opened"]}
CHAT = "https://chat.example/hooks/1"
