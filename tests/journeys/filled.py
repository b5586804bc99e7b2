"""A desk on which something of every kind is going on, for looking at every screen of it.

Runs in a process of its own, with the environment of the service that is looked at.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from corrigenda.flow.articles.actions.keep_version import Story as Text
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block
from corrigenda.flow.articles.blocks import Role as BlockRole
from corrigenda.flow.cases.actions.add_note import add_note
from corrigenda.flow.cases.actions.answer_source import answer_source
from corrigenda.flow.cases.actions.ask_source import Ask, ask_source
from corrigenda.flow.cases.actions.check import check
from corrigenda.flow.cases.actions.save_filter import save_filter
from corrigenda.flow.cases.models import Case
from corrigenda.flow.cases.states import CaseState
from corrigenda.flow.corrections.actions.decide import decide
from corrigenda.flow.corrections.actions.save_draft import save_draft
from corrigenda.flow.corrections.decision import Decision
from corrigenda.flow.newsroom.actions.ask_erasure import ask_erasure
from corrigenda.flow.newsroom.actions.hire import hire
from corrigenda.flow.newsroom.actions.invite import invite
from corrigenda.flow.newsroom.actions.make_link import make_link
from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.actions.open_outlet import open_outlet
from corrigenda.flow.newsroom.actions.set_password import set_password
from corrigenda.flow.newsroom.actors import OPERATOR, of
from corrigenda.flow.newsroom.models import Outlet, Role, Staff
from corrigenda.flow.propagation.actions.add_endpoint import add_endpoint
from corrigenda.flow.propagation.actions.confirm_copies import confirm_copies
from corrigenda.flow.propagation.actions.decline_copies import decline_copies
from corrigenda.flow.propagation.actions.note_copy import Noted, note_copy
from corrigenda.flow.propagation.actions.note_stories import note_stories
from corrigenda.flow.propagation.actions.pair import pair
from corrigenda.flow.propagation.actions.set_chat import set_chat
from corrigenda.flow.propagation.actions.tell_agency import tell_agency
from corrigenda.flow.propagation.addresses import address_of, confirm_token, stop_token
from corrigenda.flow.propagation.events import FOR_WEBHOOKS, IN_CHAT
from corrigenda.flow.propagation.models import (
    Acknowledgement,
    Asking,
    Copy,
    Delivery,
    Line,
    Sending,
    Subscriber,
)
from corrigenda.flow.propagation.packets.actions.take_item import take_items
from corrigenda.flow.propagation.packets.actions.take_packet import take_packet
from corrigenda.flow.propagation.packets.tests.houses import House
from corrigenda.flow.propagation.packets.tests.test_agency_items import NEW, OLD, newsml
from corrigenda.flow.propagation.packets.trust import pin_of
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.actions.appeal import appeal
from corrigenda.flow.reports.actions.ban import ban
from corrigenda.flow.reports.actions.receive import receive
from corrigenda.flow.reports.actions.reply import reply
from corrigenda.flow.reports.actions.take_letter import take_letter
from corrigenda.flow.reports.models import Report
from corrigenda.flow.reports.queries import report_of_receipt
from corrigenda.flow.reports.submission import Submission
from corrigenda.lib import clock
from corrigenda.project import demo
from corrigenda.project.fill import fill_desk
from corrigenda.project.jobs import run_until_idle

REPORTS = 1_200
PASSWORD = "seven wet barges leave"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
NOWHERE = "http://127.0.0.1:9"
SPAM = "Buy cheap watches at https://watches.example/1 and https://watches.example/2"
AGENCY = "Quillmark News Agency"
ARABIC = "baldatun-tusawwit-li-sharia-al-hamir"


def main(url: str) -> dict[str, str]:
    """Fill the newsroom that is to be served at `url`.

    As `demo --fill 1200` does; then its people and readers do one thing of each kind.

    Returns:
        keys and tokens, by what is to be seen there.
    """
    story = f"{url}/demo/{demo.TREATY}"
    demo.fill(url)
    daily = Outlet.objects.get(slug=demo.SLUG)
    fill_desk(daily, REPORTS, told=lambda stored: None)
    people = {one.username: one for one in Staff.objects.all()}
    found = {f"as_{name}": make_link(one) for name, one in people.items()}
    _channels(daily, people["ada"])
    found |= _second_outlet(url, people["ada"])
    found |= _readers(story, f"{url}/demo/{ARABIC}")
    found |= _cases(daily, people)
    found |= _mail()
    found |= _subscribers(daily)
    _letters(daily, story)
    found |= _newcomers(daily, people["ada"])
    found |= _erasures(daily)
    found |= _swept(daily, story, people["edda"])
    for one in ("published", "swept"):
        entry = Entry.objects.get(correction__case=int(found[f"case_{one}"]))
        found["entry" if one == "published" else "entry_swept"] = entry.public_id
    return found


def _erasures(daily: Outlet) -> dict[str, str]:
    """Another administrator wants words gone, and Ada is to confirm it."""
    ines = hire("ines", outlet=daily, role=Role.ADMINISTRATOR, name="Ines Kor", by=OPERATOR)
    why = {"reason_class": "court_order", "reason": "Ruling 4/2031 of the court of Port Maren."}
    given = ["the annex", "Orla Venn", "أورلا فين"]
    wish = ask_erasure(given, outlet=daily, by=of(ines), **why)
    return {"erasure": f"{wish.pk}"}


def _second_outlet(url: str, ada: Staff) -> dict[str, str]:
    """Ada works for a weekly in Arabic, too, which has a log of its own."""
    opened = open_outlet(
        "weekly",
        name="أسبوعية أوسل",
        language="ar",
        desk_url=url,
        origins=["https://weekly.example"],
        by=OPERATOR,
    ).outlet
    hire("ada", outlet=opened, role=Role.ADMINISTRATOR, by=OPERATOR)
    fill_desk(opened, 150, told=lambda stored: None)
    entry = Entry.objects.filter(outlet=opened).latest("published_at")
    return {"entry_arabic": entry.public_id}


def _send(url: str, says: str, should_say: str, address: str, **more: str) -> str:
    """Report words of a story; the receipt's token."""
    selector: dict[str, object] = {"type": "TextQuoteSelector", "exact": says}
    sent = Submission(uuid4(), url, selector, should_say=should_say, **more)
    return receive(sent, address=address).receipt


def _readers(story: str, arabic: str) -> dict[str, str]:
    """Honest reports, abuse that waits, abuse that was rejected, and a mail that asks."""
    ways = {
        "receipt": _send(story, "240", "270", "192.0.2.1", why="The annex, page 3, says 270."),
        "receipt_replied": _send(story, "240", "280", "192.0.2.7"),
        "receipt_typo": _send(story, "afer", "after", "192.0.2.2", contact="rita@reader.example"),
        "receipt_arabic": _send(arabic, "الحمير", "الخيول", "192.0.2.3", language="ar"),
        "receipt_held": _send(story, "afer", SPAM, "192.0.2.4", language="uk"),
        "receipt_rejected": _send(story, "afer", SPAM, "192.0.2.5"),
        "story": story,
        "story_arabic": arabic,
    }
    for number in range(3):
        _send(story, "afer", f"{SPAM}{number}", "192.0.2.6", why="Best prices. " * 12)
    run_until_idle()
    held = report_of_receipt(ways["receipt_held"])
    assert held is not None
    appeal(held, "I only quoted the advertisement that stood in the story.")
    rosa = report_of_receipt(ways["receipt_replied"])
    assert rosa is not None
    reply(rosa, "The annex has been online since May: see its third page.", address="192.0.2.7")
    run_until_idle()
    return ways


def _cases(daily: Outlet, people: dict[str, Staff]) -> dict[str, str]:
    """Cases in each state that the fill leaves out, by what there is to see on them."""
    agencies = [f"{AGENCY}; QNA; desk@quillmark.example"]
    daily.policy_data = {**daily.policy_data, "agencies": agencies}
    daily.save(update_fields=["policy_data"])
    edda, ada = of(people["edda"]), of(people["ada"])
    mine = Case.objects.filter(outlet=daily, article__url__contains="/demo/").order_by("pk")
    fact, typo = mine.get(says="240"), mine.get(says="afer")
    filled = Case.objects.filter(outlet=daily, state=CaseState.NEW).exclude(pk__in=mine)
    facts = iter(filled.filter(lane="fact").order_by("pk"))
    typos = iter(filled.filter(lane="typo").order_by("pk"))
    keys = {"case": fact, "case_typo": typo}
    keys["case_tended"] = _tended(next(facts), edda)
    keys["case_in_approval"] = _in_approval(next(facts), edda)
    keys["case_own_in_approval"] = _in_approval(next(facts), ada)
    keys["case_overdue"] = _overdue(next(typos), edda)
    keys["case_published"] = _published(next(facts), edda)
    keys["case_declined"] = Case.objects.filter(state=CaseState.DECLINED, outlet=daily)[0]
    _judged(daily, ada)
    _filters(daily, edda)
    return {name: str(case.pk) for name, case in keys.items()} | _asked(next(facts), edda)


def _tended(case: Case, by: Any) -> Case:
    """On hold, with notes and a draft."""
    add_note(case, "Rang the harbour board: they will call back by four. @stan", by=by)
    add_note(case, "Same figure stands in the caption of the gallery.", by=by)
    check(case, by=by, reason="Waiting for the board.", until=clock.now() + timedelta(hours=3))
    words = "An earlier version of this story misstated it. […]"
    save_draft(case, {"kind": "correction", "after": "nine", "words": words}, by=by)
    return case


def _in_approval(case: Case, by: Any) -> Case:
    words = "This story is withdrawn: the board's minutes, which we have now seen, say otherwise."
    decide(case, Decision("withdrawal", after=case.says, words=words), by=by)
    return case


def _overdue(case: Case, by: Any) -> Case:
    """A fix that the CMS was asked for three days ago and never made."""
    then = clock.now() - timedelta(days=3)
    with clock.frozen(then):
        decide(case, Decision("fix", after=f"{case.says}x"), by=by)
    with clock.frozen(then + timedelta(minutes=1)):
        run_until_idle()
    run_until_idle()
    return case


def _published(case: Case, by: Any) -> Case:
    words = f"This story said “{case.says}”. It is “another”. A reader wrote to us."
    with clock.frozen(clock.now() - timedelta(hours=2)):
        decide(case, Decision("correction", after="another", words=words), by=by)
    run_until_idle()
    return case


def _swept(daily: Outlet, story: str, edda: Staff) -> dict[str, str]:
    """A correction whose words stand elsewhere, too: in each part of its ledger is something."""
    origin = story.partition("/demo/")[0]
    barges = f"{origin}/demo/barge-rates-fall-as-shippers-bet-on-ossel"
    other = "The Ossel rises in the hills of Sundrel and runs 1,410 kilometres through Kelmark"
    text = Text([Block(BlockRole.body, f"{other} and Orvane to the sea.")])
    push(daily, f"{origin}/demo/the-river-in-figures", text)
    _send(barges, "1,140 kilometres", "1,240 kilometres", "192.0.2.9")
    run_until_idle()
    case = Case.objects.get(says="1,140 kilometres")
    words = "This story said that the Ossel runs 1,140 kilometres. It runs 1,240 kilometres."
    with clock.frozen(clock.now() - timedelta(hours=1)):
        decide(case, Decision("correction", after="1,240 kilometres", words=words), by=of(edda))
    run_until_idle()
    found = Copy.objects.filter(case=case, state="found")
    confirm_copies(case, [found.get(article__url__contains="what-the").pk], by=of(edda))
    decline_copies(case, [found.get(article__url__contains=demo.TREATY).pk], by=of(edda))
    run_until_idle()
    briefing = Noted("newsletter", "Morning briefing of 11 June", state="corrected")
    note_copy(case, briefing, by=of(edda))
    tell_agency(Case.objects.get(pk=case.pk), AGENCY, by=of(edda))
    daily.policy_data = {**daily.policy_data, "copies_public": True}
    daily.save(update_fields=["policy_data"])
    return {"case_swept": str(case.pk)}


def _asked(case: Case, by: Any) -> dict[str, str]:
    """A question to the person quoted, open; and one that was answered."""
    asked = ask_source(case, Ask("Orla Venn", question="said"), by=by)
    answered = ask_source(case, Ask("The harbour board", question="figures"), by=by)
    answer_source(answered.check, "disputed", "It was nine, not eight: see our table.")
    return {
        "case_asked": str(case.pk),
        "check": asked.token,
        "check_spent": answered.token,
    }


def _judged(daily: Outlet, by: Any) -> None:
    """One of the held reports is rejected and its address banned."""
    held = Report.objects.filter(outlet=daily, state="held", appealed_at=None).order_by("pk")
    ban(held[0], by=by, reason="The same advertisement on eleven stories.")


def _filters(daily: Outlet, by: Any) -> None:
    save_filter(daily, name="Mine, overdue", query="owner:me is:overdue", by=by)
    save_filter(daily, name="Ten readers", query="readers:10", shared=True, by=by)


def _channels(daily: Outlet, ada: Staff) -> None:
    """A chat and an endpoint that are both down: deliveries wait for them."""
    groups = [one.value for one in IN_CHAT]
    events = [one.value for one in FOR_WEBHOOKS]
    set_chat(daily, f"{NOWHERE}/chat", groups, by=of(ada))
    add_endpoint(daily, name="The archive", url=f"{NOWHERE}/hook", events=events, by=of(ada))


def _subscribers(daily: Outlet) -> dict[str, str]:
    """A house that has answered and shows another key, one that is down, and two that have none."""
    now = clock.now()
    wire, kelmark = House(origin="https://desk.wire.example"), House()
    kelmark.origin = "https://desk.orvane.example"
    rows = []
    for name, house in (("The Kelmark Wire", wire), ("Orvane Today", kelmark)):
        pins = [pin_of(house.chain[-1]).to_dict()]
        rows.append(
            Subscriber.objects.create(
                outlet=daily,
                name=name,
                house=house.origin,
                inbox=f"{house.origin}/api/packets",
                keys=pins,
                made_at=now,
            )
        )
    first, second = rows
    entries = list(Entry.objects.filter(outlet=daily).order_by("-pk")[:3])
    note_stories(first, [one.article.url for one in entries], by=OPERATOR)
    Delivery.objects.filter(subscriber=first).update(due_at=now + timedelta(days=9))
    for sending in Sending.objects.filter(subscriber=first)[:2]:
        counts = {"corrected": 37, "found": 3, "declined": 1}
        Acknowledgement.objects.create(sending=sending, number=1, counts=counts, answered_at=now)
        Sending.objects.filter(pk=sending.pk).update(answered_at=now)
    take_packet(wire.packet())
    Subscriber.objects.filter(pk=first.pk).update(other_key=kelmark.kid, other_key_at=now)
    why = "The answer was 503 Service Unavailable."
    Line.objects.create(key=f"subscriber:{second.pk}", down_since=now, error=why)
    pair(daily, name="Harbour Bulletin", email="desk@bulletin.example", by=OPERATOR)
    inbox = "https://programmes.ossel-radio.example/newsroom/incoming/corrections/of/others"
    radio = pair(daily, name="Ossel Radio", inbox=inbox, by=OPERATOR)
    Subscriber.objects.filter(pk=radio.pk).update(inbox_off_at=now)
    _agency(daily)
    return {"subscriber": str(first.pk), "radio": str(radio.pk)}


def _agency(daily: Outlet) -> None:
    """An item that was corrected, and one that is taken back and fits no story."""
    take_items(daily, newsml(1, OLD))
    take_items(daily, newsml(2, NEW, signal="sig:correction"))
    gone = {"uri": "https://wire.example/" + "x" * 90, "pubStatus": "canceled", "headline": ""}
    take_items(daily, json.dumps({**gone, "edNote": "Source was invented. " * 20}).encode())


def _mail() -> dict[str, str]:
    """What stands in the mail that asks Rita whether the address is hers."""
    address = address_of("rita@reader.example")
    assert address is not None
    asking = Asking.objects.get(address=address)
    return {"confirm": confirm_token(asking), "stop": stop_token(address)}


def _letters(daily: Outlet, story: str) -> None:
    """Letters that wait, one of a machine, and one that says which words it means."""
    daily.policy_data = {**daily.policy_data, "letters_address": "letters@daily.example"}
    daily.save()
    head = "From: nils@reader.example\nTo: letters@daily.example\nSubject: {}\n"
    plain = "Content-Type: text/plain; charset=utf-8\n\n{}\n"
    long = "The puzzle page of Saturday had two solutions, and neither was yours. " * 14
    for subject, text in (
        ("The puzzle", long),
        ("Помилка", f"{story}\n\nУ тексті помилка, але я не знаю, де саме."),
        ("A typo", f"{story} says “afer”, it should be “after”."),
    ):
        take_letter((head.format(subject) + plain.format(text)).encode())
    away = head.format("Away") + "Auto-Submitted: auto-replied\n" + plain.format("I am away.")
    take_letter(away.encode())
    run_until_idle()


def _newcomers(daily: Outlet, ada: Staff) -> dict[str, str]:
    """Somebody who is invited; and Petra, who has an app and codes."""
    invited = invite("Nils Abara", "nils@daily.example", Role.REPORTER, outlet=daily, by=of(ada))
    petra = hire("petra", outlet=daily, role=Role.EDITOR, name="Petra Sorensky", by=of(ada))
    set_password(petra, PASSWORD)
    make_token(petra, name="The night desk's script")
    TOTP.activate(petra, SECRET)
    RecoveryCodes.activate(petra)
    return {"join": invited.url.rpartition("/")[2], "as_petra": make_link(petra)}
