"""`corrigenda archive build` and `corrigenda sweep`, on both engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corrigenda.archive.spark import missing
from corrigenda.conftest import an_outlet
from corrigenda.flow.articles.actions.keep_version import Story
from corrigenda.flow.articles.actions.push import push
from corrigenda.flow.articles.blocks import Block, Role
from corrigenda.flow.articles.models import Article, Version
from corrigenda.flow.articles.passages import index
from corrigenda.project.cli import archive, main

from .stories import PASSAGE, hay, story


@pytest.fixture
def stories(transactional_db: None) -> None:
    outlet = an_outlet("daily", "The Daily")
    for name, text in {"one": story(1), "two": story(2), "hay": hay(3)}.items():
        blocks = tuple(Block(Role.body, part) for part in text.split("\n\n"))
        push(outlet, f"https://daily.example/{name}", Story(blocks=blocks))


def _places(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    main(["sweep", PASSAGE, "--json", *arguments])
    found = json.loads(capsys.readouterr().out)
    assert found["places"] == len(found["found"])
    return sorted(found["found"], key=lambda one: str(one["url"]))


def test_the_index_is_made_of_every_article_as_it_is_now(
    stories: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["archive", "build"]) == 0
    assert "3 articles are in the index" in capsys.readouterr().out
    assert [one["url"] for one in _places(capsys)] == [
        "https://daily.example/one",
        "https://daily.example/two",
    ]
    assert not Version.objects.filter(indexed_at=None).exists()


def test_an_index_of_another_version_names_the_command_that_helps(
    stories: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with index()._database.writing():
        index()._database.ask("UPDATE sweep_meta SET value = '0' WHERE name = 'format'")
    from corrigenda.flow.articles import passages

    passages.close()
    assert main(["archive", "build"]) == 2
    assert "corrigenda archive build --rebuild" in capsys.readouterr().err
    assert main(["archive", "build", "--rebuild"]) == 0
    assert len(_places(capsys)) == 2


def test_a_dump_goes_to_spark_or_comes_in_by_ingest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "build", "dump.jsonl"]) == 2
    assert "corrigenda ingest" in capsys.readouterr().err
    assert main(["archive", "build", "dump.jsonl", "--engine", "spark"]) == 2
    assert "--archive FOLDER" in capsys.readouterr().err
    assert main(["sweep", "--passages", "many.txt"]) == 2
    assert "--engine spark" in capsys.readouterr().err


def test_spark_makes_an_archive_of_a_dump_and_sweeps_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if lacking := missing():
        pytest.skip(lacking)
    records = [
        {"url": "https://daily.example/one", "headline": "One", "text": story(1)},
        {"uri": "tag:wire.example,2026:2", "body_text": story(2), "pubStatus": "usable"},
        {"url": "https://daily.example/page", "html": f"<article><p>{PASSAGE}</p></article>"},
        {"url": "https://daily.example/none"},
    ]
    (tmp_path / "dump.jsonl").write_text("\n".join(map(json.dumps, records)))
    spark = ["--engine", "spark", "--master", "local[2]", "--archive", str(tmp_path / "archive")]
    assert main(["archive", "build", "--from", str(tmp_path / "dump.jsonl"), *spark]) == 1
    told = capsys.readouterr().out
    assert "3 documents" in told
    assert "1 rows could not be taken" in told
    found = _places(capsys, *spark)
    assert [one["url"] for one in found] == [
        "https://daily.example/one",
        "https://daily.example/page",
        "tag:wire.example,2026:2",
    ]
    assert {one["words"] for one in found} == {PASSAGE}
    (tmp_path / "many.txt").write_text(f"{hay(9)}\n\n{json.dumps({'text': PASSAGE})}\n")
    assert main(["sweep", "--passages", str(tmp_path / "many.txt"), *spark]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["passage"], one["copy"]) for one in lines] == [(2, True)] * 3


def test_several_processes_make_the_index_of_every_article_too(
    stories: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "FEW", 0)
    assert main(["archive", "build", "--rebuild", "--processes", "2"]) == 0
    assert "3 articles are in the index" in capsys.readouterr().out
    assert len(_places(capsys)) == 2
    assert set(Article.objects.values_list("indexed", flat=True)) == set(
        Article.objects.values_list("current", flat=True)
    )
