"""A filled desk that is served, and checking a screen at each size and in each scheme."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.journeys.conftest import Newsroom, Person
from tests.journeys.filled import PASSWORD, SECRET
from tests.journeys.test_people import with_authenticator

SIZES = {"wide": {"width": 1280, "height": 800}, "narrow": {"width": 375, "height": 760}}
SCHEMES = ("light", "dark")

AXE = Axe().axe_script
FILL = """
import json, sys, django
django.setup()
from tests.journeys.filled import main
print(json.dumps(main(sys.argv[1])))
"""


class Filled(Newsroom):
    """A newsroom on whose desk something of every kind is going on."""

    found: dict[str, str]


def fill(env: dict[str, str], url: str) -> dict[str, str]:
    """Have everything happen, in a process of its own; what stands where."""
    settings = {"DJANGO_SETTINGS_MODULE": "corrigenda.project.settings", "CORRIGENDA_DEMO": "1"}
    done = subprocess.run(
        [sys.executable, "-c", FILL, url],
        env=env | settings,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, str] = json.loads(done.stdout)
    return told


def come_in(person: Person, filled: Filled, who: str) -> None:
    page = person.visit(f"{filled.url}/desk/enter/{filled.found[f'as_{who}']}")
    page.get_by_role("button", name="Sign in").click()
    if who == "petra":
        code = format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
        page.get_by_label("Code", exact=True).fill(code)
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    if who == "petra":
        add_passkey(person, filled)


def add_passkey(person: Person, filled: Filled) -> None:
    """Give somebody who is signed in a passkey; its key is told as `passkey`."""
    page = person.page
    with_authenticator(person)
    page.goto(f"{filled.url}/desk/account/passkeys/new")
    expect(page.locator("h1")).to_have_text(re.compile("Is it you|Add a passkey"))
    if page.get_by_label("Your password").count():
        page.get_by_label("Your password").fill(PASSWORD)
        page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name", exact=True).fill("My phone")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("My phone")).to_be_visible()
    href = page.locator("a[href*='/account/passkeys/']:not([href$=new])").first
    found = re.search(r"/passkeys/(\d+)", href.get_attribute("href") or "")
    assert found
    filled.found["passkey"] = found[1]


def show(person: Person, size: str, scheme: str) -> None:
    """Give the page another size and scheme, without loading it again."""
    person.page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    person.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]


def check(person: Person, scheme: str) -> None:
    """As `Person.check`; in the dark, where only colours differ, axe looks at those alone."""
    only = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    violations = person.page.evaluate("only => axe.run(document, only)", only)["violations"]
    assert violations == [], [(one["id"], one["nodes"][0]["html"]) for one in violations]
    person.check_fit()
