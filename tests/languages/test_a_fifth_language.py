"""A fifth language is two files: a catalogue and the widget's JSON. No code changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.node import run_node
from tests.house.tree import PACKAGE, ROOT

from corrigenda.project.translating import catalogues, widget
from corrigenda.project.translating.texts import template

CODE = "qaa"
"""Reserved by ISO 639-2 for private use: nobody else knows it either, the CLDR and Django least."""

MARK = "¤ "
"""Before every text that is said in it."""

SPEAKING = """
import json
import django
from django.test import Client
from django.test.utils import setup_test_environment

django.setup()
setup_test_environment()
from corrigenda.flow.newsroom.policy import Policy, read_policy
from corrigenda.flow.propagation.renderers.reader_mail import reader_mail
from corrigenda.flow.publication.labels import label
from corrigenda.flow.publication.renderers.policy_text import counted
from corrigenda.lib.languages import LANGUAGES

mail = reader_mail({"language": "qaa-Latn"}, outlet="The Daily", stop="s", confirm="c")
home = Client().get("/", headers={"accept-language": "eo, qaa;q=0.9, en;q=0.8"})
texts = Client().get("/c/lang/qaa.json")
print(json.dumps({
    "languages": LANGUAGES,
    "home": home.content.decode(),
    "label": label("correction", "qaa-Latn"),
    "mail": [mail.subject, mail.text],
    "days": [counted(n, "days", "qaa") for n in (1, 2)],
    "preamble": dict(read_policy({"preamble": {"qaa": "Our own words."}}).preamble),
    "widget": json.loads(b"".join(texts)),
    "dialog": b"".join(Client().get("/c/d.js")).decode(),
    "seen": b"".join(Client().get("/c/r.js")).decode(),
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands, with the two files besides."""
    root = tmp_path_factory.mktemp("fifth")
    leave = shutil.ignore_patterns("tests", "__pycache__", "node_modules")
    shutil.copytree(PACKAGE, root / "src/corrigenda", ignore=leave)
    shutil.copytree(ROOT / "widget", root / "widget", ignore=leave)
    (root / f"src/corrigenda/lang/{CODE}.po").write_bytes(a_catalogue())
    (root / f"widget/lang/{CODE}.json").write_text(a_widget(), "utf-8")
    built = run_node(str(root / "widget/build.mjs"))
    assert built.returncode == 0, built.stderr
    return root


def a_catalogue() -> bytes:
    """Every text, said as in English behind a mark."""
    said = catalogues.first(CODE)
    for text in template():
        if text.id:
            forms = [MARK + one for one in ([text.id] if isinstance(text.id, str) else text.id)]
            said.add(text.id, forms[0] if len(forms) == 1 else tuple(forms), context=text.context)
    return catalogues.written(said, template(), CODE)


def a_widget() -> str:
    said = {
        name: MARK + text
        if isinstance(text, str)
        else {form: MARK + words for form, words in text.items()}
        for name, text in widget.read("en").items()
    }
    return json.dumps({**said, "dir": "ltr"}, ensure_ascii=False, indent=2)


def run(copy: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PYTHONPATH": str(copy / "src"),
        "DJANGO_SETTINGS_MODULE": "corrigenda.project.settings",
        "CORRIGENDA_HOME": str(home),
    }
    return subprocess.run(
        [sys.executable, *arguments], env=env, cwd=copy, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def spoken(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a process says that finds the two files."""
    done = run(copy, tmp_path_factory.mktemp("home"), "-c", SPEAKING)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_it_is_one_of_the_languages(spoken) -> None:
    assert CODE in spoken["languages"]
    assert spoken["preamble"] == {CODE: "Our own words."}


def test_a_readers_page_speaks_it(spoken) -> None:
    assert f'<html lang="{CODE}"' in spoken["home"]
    assert f"{MARK}A corrections desk" in spoken["home"]
    assert f"{MARK}Skip to the content" in spoken["home"]


def test_a_notice_is_labelled_in_it(spoken) -> None:
    assert spoken["label"] == f"{MARK}Correction"


def test_a_mail_is_written_in_it(spoken) -> None:
    subject, text = spoken["mail"]
    assert subject == f"{MARK}The Daily: shall we tell you what becomes of your report?"
    assert f"{MARK}Confirm the address:\nc" in text


def test_a_number_has_its_plural_forms(spoken) -> None:
    assert spoken["days"] == [f"{MARK}1 day", f"{MARK}2 days"]


def test_the_widget_has_it_in_its_list_and_loads_it(spoken) -> None:
    assert f'"{CODE}"' in spoken["dialog"]
    assert f"{CODE}:" in spoken["seen"]
    assert spoken["widget"]["send"] == MARK + widget.read("en")["send"]


def test_the_widget_is_not_built_with_a_language_that_is_not_whole(
    copy: Path, tmp_path: Path
) -> None:
    shutil.copytree(copy / "widget", tmp_path / "widget")
    (tmp_path / "widget/lang/qab.json").write_text(widget.first("qab"), "utf-8")
    built = run_node(str(tmp_path / "widget/build.mjs"), str(tmp_path / "out"))
    assert built.returncode != 0
    assert "lang/qab.json says nothing for title, says" in built.stderr
    assert not (tmp_path / "out").exists()


def test_translators_are_told_that_it_is_whole(copy: Path, tmp_path: Path) -> None:
    done = run(copy, tmp_path, "-m", "corrigenda.project.translating")
    assert f"{CODE}: whole" in done.stdout, done.stdout + done.stderr
