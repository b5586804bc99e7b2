"""A program that holds a token of somebody's."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client

from corrigenda.flow.newsroom.actions.make_token import make_token
from corrigenda.flow.newsroom.models import Staff


class Program:
    """Calls the API for a member of staff: `program("post", "cases/1/undo", {...})`.

    Each answer is its status and its JSON, or its text where it is none.
    """

    def __init__(self, staff: Staff) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {make_token(staff, name='t')}"})

    def __call__(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        given = (
            {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        )
        answer = getattr(self.client, method)(f"/api/{path}", **given)
        if answer.content and "json" in answer.headers.get("Content-Type", ""):
            return answer.status_code, json.loads(answer.content)
        return answer.status_code, answer.content.decode()
