"""Addresses of this surface."""

from __future__ import annotations

from django.urls import path

from corrigenda.surfaces.desk import approvals, case, decisions, password, queue, signing

app_name = "desk"
urlpatterns = [
    path("", queue.show, name="queue"),
    path("sign-in", signing.sign_in, name="sign-in"),
    path("sign-out", signing.sign_out, name="sign-out"),
    path("password", password.choose, name="password"),
    path("enter/<str:token>", signing.enter, name="enter"),
    path("cases/<int:pk>", case.show, name="case"),
    path("cases/<int:pk>/decide", decisions.decide_case, name="decide"),
    path("cases/<int:pk>/decline", decisions.decline_case, name="decline"),
    path("cases/<int:pk>/place", decisions.place_case, name="place"),
    path("cases/<int:pk>/check", decisions.check_case, name="check"),
    path("corrections/<int:pk>/approve", approvals.approve_correction, name="approve"),
    path("corrections/<int:pk>/send-back", approvals.send_correction_back, name="send-back"),
]
