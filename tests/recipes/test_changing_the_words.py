"""The code of the recipes changes the words that a fix names in a story's source, and no others."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from random import Random

import pytest
from tests.recipes.from_docs import RECIPES, module
from tests.recipes.words import CASES, CHANGED, REFUSED, STANDS, Case

NO_PHP = "PHP is missing: `make wordpress` installs it"

# The plugin's functions need WordPress for its name alone, and for its list of short codes.
HARNESS = r"""
define('ABSPATH', '/');
$shortcode_tags = ['gallery' => 1, 'caption' => 1];
function add_action() {} function add_filter() {} function register_deactivation_hook() {}
require $argv[1];
foreach (json_decode(stream_get_contents(STDIN), true) as [$source, $fix]) {
    try { $said[] = ['changed', corrigenda_replace($source, $fix)]; }
    catch (OutOfBoundsException $e) { $said[] = ['stands', '']; }
    catch (DomainException $e) { $said[] = ['refused', '']; }
}
echo json_encode($said);
"""

Outcome = tuple[str, str]


def by_python(source: str, fix: dict[str, object]) -> Outcome:
    recipe = module("corrigenda_fixes.py")
    try:
        return CHANGED, recipe.apply_fix(source, fix)
    except recipe.AlreadyApplied:
        return STANDS, ""
    except recipe.CannotApply:
        return REFUSED, ""


def by_php(asked: list[tuple[str, dict[str, object]]]) -> list[Outcome]:
    if not shutil.which("php"):
        pytest.skip(NO_PHP)
    done = subprocess.run(
        ["php", "-d", "display_errors=stderr", "-r", HARNESS, str(RECIPES / "corrigenda.php")],
        input=json.dumps(asked), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    return [(kind, changed) for kind, changed in json.loads(done.stdout)]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_in_python(case: Case) -> None:
    assert by_python(case.source, case.fix) == (case.becomes, case.changed)


def test_in_php_the_same() -> None:
    said = by_php([(case.source, case.fix) for case in CASES])
    assert {case.name: one for case, one in zip(CASES, said, strict=True)} == {
        case.name: (case.becomes, case.changed) for case in CASES
    }


def test_short_codes_of_wordpress_are_none_of_the_text() -> None:
    source = "<p>A guard of [sic] honour, [gallery ids='1']afer which they signed it.</p>"
    fix = Case("", "", "afer", "after", "A guard of [sic] honour, ", " which they signed", "").fix
    assert by_php([(source, fix)]) == [(CHANGED, source.replace("afer", "after"))]


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("another body", lambda headers, body: (headers, body + b" ")),
        ("another id", lambda headers, body: ({**headers, "webhook-id": "fix_2"}, body)),
        ("no signature", lambda headers, body: ({**headers, "webhook-signature": ""}, body)),
        ("yesterday", lambda headers, body: ({**headers, "webhook-timestamp": "1000"}, body)),
        ("no number", lambda headers, body: ({**headers, "webhook-timestamp": "now"}, body)),
    ],
)
def test_only_what_the_desk_signed_is_received(
    what: str, change: Callable[[dict[str, str], bytes], tuple[dict[str, str], bytes]]
) -> None:
    from datetime import UTC, datetime

    from standardwebhooks import Webhook

    secret = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body, now = json.dumps({"type": "fix.requested", "data": CASES[0].fix}), datetime.now(UTC)
    headers = {
        "Webhook-Id": "fix_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": "v1,b2xk " + Webhook(secret).sign("fix_1", now, body),
    }
    recipe = module("corrigenda_fixes.py")
    desk = recipe.Desk("https://desk.example", "token", secret)
    assert desk.received(headers, body.encode()) == CASES[0].fix
    with pytest.raises(recipe.NotSigned):
        desk.received(*change(headers, body.encode()))


def some_words(chance: Random) -> str:
    return "".join(chance.choices("ab<>&;\"' -|“”–\n\u00a0é", k=chance.randint(0, 12)))


def asked_of_a_story(chance: Random) -> tuple[str, dict[str, object]]:
    """A story's source, which mostly has the words in some of their context, and a fix."""
    before, after, prefix, suffix = (some_words(chance) for _ in range(4))
    pieces = [some_words(chance), prefix, before, suffix, prefix, before, suffix]
    chance.shuffle(pieces)
    whole = some_words(chance) + prefix + before + suffix
    source = chance.choice(["".join(pieces), whole, whole + "".join(pieces)])
    return source, Case("", "", before, after, prefix, suffix, "").fix


def test_any_story_and_any_fix_have_an_answer_and_both_languages_the_same() -> None:
    chance = Random(1)
    asked = [asked_of_a_story(chance) for _ in range(3_000)]
    in_python = [by_python(source, fix) for source, fix in asked]
    assert {kind for kind, _ in in_python} >= {CHANGED, REFUSED}
    assert by_php(asked) == in_python
