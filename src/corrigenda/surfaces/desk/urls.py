"""Addresses of this surface."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.desk import approvals, case, decisions, filters, password, queue, signing
from corrigenda.surfaces.desk.abuse import bans, held
from corrigenda.surfaces.desk.copies import screens as copies
from corrigenda.surfaces.desk.deciding import changes, drafts, undoing, waiting
from corrigenda.surfaces.desk.erasing import screens as erasing
from corrigenda.surfaces.desk.figures import screens as figures
from corrigenda.surfaces.desk.letters import screens as letters
from corrigenda.surfaces.desk.people import account, audit, invitations, staff
from corrigenda.surfaces.desk.policy import screens as policy
from corrigenda.surfaces.desk.regrouping import merge, small, split
from corrigenda.surfaces.desk.setting_up import screens as setting_up
from corrigenda.surfaces.desk.subscribers import screens as subscribers
from corrigenda.surfaces.desk.telling import channels, choices, deliveries
from corrigenda.surfaces.desk.tending import agencies, bar, here, notes, replies, sources

app_name = "desk"
urlpatterns = [
    # Looked at all day, and found before the others.
    path("", queue.show, name="queue"),
    path("cases/<int:pk>", case.show, name="case"),
    path("queue", queue.act, name="queue-act"),
    path("queue/undo", queue.undo, name="queue-undo"),
    path("filters", filters.save, name="save-filter"),
    path("filters/<int:pk>/drop", filters.drop, name="drop-filter"),
    path("sign-in", signing.sign_in, name="sign-in"),
    path("sign-out", signing.sign_out, name="sign-out"),
    path("password", password.choose, name="password"),
    path("account", account.show, name="account"),
    path("account/telling", choices.telling, name="telling"),
    path("deliveries", deliveries.show, name="deliveries"),
    path("deliveries/line", deliveries.try_line, name="try-line"),
    path("deliveries/<int:pk>/retry", deliveries.try_again, name="retry"),
    path("deliveries/<int:pk>/give-up", deliveries.give_one_up, name="give-delivery-up"),
    path("subscribers/", subscribers.show, name="subscribers"),
    path("subscribers/pair", subscribers.add, name="pair"),
    path("subscribers/<int:pk>", subscribers.one, name="subscriber"),
    path("subscribers/<int:pk>/change", subscribers.change, name="change-subscriber"),
    path("subscribers/<int:pk>/unpair", subscribers.end, name="unpair"),
    path("subscribers/<int:pk>/key", subscribers.pin, name="pin-key"),
    path("subscribers/<int:pk>/feed", subscribers.feed, name="make-feed"),
    path("subscribers/<int:pk>/stories", subscribers.note, name="note-stories"),
    path("subscribers/<int:pk>/forget", subscribers.forget, name="forget-story"),
    path("channels", channels.show, name="channels"),
    path("channels/chat", channels.chat, name="set-chat"),
    path("channels/test", channels.test, name="test-channel"),
    path("channels/endpoints", channels.add, name="add-endpoint"),
    path("channels/endpoints/<int:pk>", channels.change, name="change-endpoint"),
    path("channels/endpoints/<int:pk>/secret", channels.rotate, name="rotate-secret"),
    path("channels/endpoints/<int:pk>/remove", channels.remove, name="remove-endpoint"),
    path("account/tokens", account.make, name="make-token"),
    path("account/tokens/<int:pk>/revoke", account.revoke, name="revoke-token"),
    path("account/sessions/end", account.end, name="end-sessions"),
    path("staff/", staff.show, name="staff"),
    path("staff/<int:pk>/role", staff.change_role, name="role"),
    path("staff/<int:pk>/bylines", staff.change_bylines, name="bylines"),
    path("staff/<int:pk>/deactivate", staff.end_role, name="deactivate"),
    path("staff/<int:pk>/reactivate", staff.have_back, name="reactivate"),
    path("invitations", invitations.make, name="invite"),
    path("invitations/<int:pk>/resend", invitations.resend, name="resend"),
    path("invitations/<int:pk>/withdraw", invitations.withdraw, name="withdraw"),
    path("join/<str:token>", invitations.join, name="join"),
    path("join/<str:token>/as", invitations.join_as, name="join-as"),
    path("audit/", audit.show, name="audit"),
    path("audit/export", audit.export, name="audit-export"),
    path("erasing/", erasing.show, name="erasing"),
    path("erasing/ask", erasing.ask, name="ask-erasure"),
    path("erasing/<int:pk>", erasing.one, name="erasure"),
    path("erasing/<int:pk>/confirm", erasing.confirm, name="confirm-erasure"),
    path("erasing/<int:pk>/withdraw", erasing.withdraw, name="withdraw-erasure"),
    path("enter/<str:token>", signing.enter, name="enter"),
    path("cases/<int:pk>/decide", decisions.decide_case, name="decide"),
    path("cases/<int:pk>/decline", decisions.decline_case, name="decline"),
    path("cases/<int:pk>/undo", undoing.undo_case, name="undo"),
    path("cases/<int:pk>/place", decisions.place_case, name="place"),
    path("cases/<int:pk>/split", split.show, name="split"),
    path("cases/<int:pk>/merge", merge.show, name="merge"),
    path("cases/<int:pk>/lane", small.lane, name="lane"),
    path("cases/<int:pk>/reopen", small.reopened, name="reopen"),
    path("cases/<int:pk>/check", bar.hold, name="check"),
    path("cases/<int:pk>/release", bar.release, name="release"),
    path("cases/<int:pk>/severity", bar.severity, name="severity"),
    path("cases/<int:pk>/owner", bar.owner, name="owner"),
    path("cases/<int:pk>/due", bar.due, name="due"),
    path("cases/<int:pk>/note", notes.note, name="note"),
    path("cases/<int:pk>/replies", replies.read, name="read-replies"),
    path("cases/<int:pk>/ask-source", sources.ask, name="ask-source"),
    path("cases/<int:pk>/tell-agency", agencies.tell, name="tell-agency"),
    path("cases/<int:pk>/here", here.here, name="here"),
    path("source-checks/<int:pk>/withdraw", sources.withdraw, name="withdraw-source"),
    path("cases/<int:pk>/sweep", copies.sweep, name="sweep"),
    path("cases/<int:pk>/copies", copies.show, name="copies"),
    path("cases/<int:pk>/copies/judge", copies.judged, name="judge-copies"),
    path("cases/<int:pk>/copies/correct", copies.correct, name="correct-copies"),
    path("cases/<int:pk>/copies/approve", copies.approve, name="approve-copies"),
    path("cases/<int:pk>/copies/recheck", copies.recheck, name="recheck-copies"),
    path("cases/<int:pk>/copies/note", copies.note, name="note-copy"),
    path("copies/<int:pk>/state", copies.move, name="move-copy"),
    path("cases/<int:pk>/draft", drafts.keep_draft, name="draft"),
    path("cases/<int:pk>/draft/throw", drafts.throw_draft, name="throw-draft"),
    path("setup", setting_up.show, name="setup"),
    path("setup/check", setting_up.check, name="check-setup"),
    path("policy/", policy.show, name="policy"),
    path("policy/change", policy.save, name="change-policy"),
    path("held/", held.show, name="held"),
    path("held/judge", held.judge, name="judge"),
    path("held/bans", bans.show, name="bans"),
    path("held/bans/<int:pk>/lift", bans.lift, name="lift-ban"),
    path("letters/", letters.show, name="letters"),
    path("letters/judge", letters.judge, name="judge-letter"),
    path("approvals/", waiting.approvals, name="approvals"),
    path("changes/", changes.changes, name="changes"),
    path("corrections/<int:pk>/ask-again", changes.ask_cms_again, name="ask-again"),
    path("corrections/<int:pk>/give-up", changes.give_fix_up, name="give-up"),
    path("corrections/<int:pk>/approve", approvals.approve_correction, name="approve"),
    path("corrections/<int:pk>/send-back", approvals.send_correction_back, name="send-back"),
    path("figures", figures.show, name="figures"),
    path("figures/<slug:name>.csv", figures.file, name="figures-file"),
]
