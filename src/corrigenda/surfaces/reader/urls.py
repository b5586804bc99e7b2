"""Addresses of this surface."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.reader import (
    appeal,
    asked,
    delete,
    home,
    mail,
    receipt,
    reply,
    report,
    take_back,
    tell,
    widget,
)

app_name = "reader"

urlpatterns = [
    path("", home.home, name="home"),
    path("c/<path:name>", widget.widget, name="widget"),
    path("report", report.report, name="report"),
    # Whatever follows is a token, so that near misses look like any other miss.
    path("check/<path:token>", asked.asked, name="check"),
    path("mail/confirm/<path:token>", mail.confirm_address, name="mail-confirm"),
    path("mail/stop/<path:token>", mail.stop_mail, name="mail-stop"),
    path("receipt/<str:token>/appeal", appeal.appeal_report, name="appeal"),
    path("receipt/<str:token>/reply", reply.reply_to_desk, name="reply"),
    path("receipt/<str:token>/tell", tell.tell_me, name="tell"),
    path("receipt/<str:token>/take-back", take_back.take_part_back, name="take-back"),
    path("receipt/<str:token>/delete", delete.delete_report, name="delete"),
    path("receipt/<path:token>", receipt.receipt, name="receipt"),
]
