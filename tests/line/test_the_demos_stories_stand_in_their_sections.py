"""The log of the demo can be narrowed by the newspaper's own sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from corrigenda.flow.articles.models import Article
from corrigenda.project.demo import TREATY, fill

pytestmark = pytest.mark.django_db


def test_a_story_is_known_with_the_section_that_its_page_names(
    settings: Settings, tmp_path: Path
) -> None:
    settings.CORRIGENDA_DEMO_DIR = tmp_path
    fill("http://127.0.0.1:8000")
    treaty = Article.objects.get(url__endswith=TREATY)
    assert treaty.current is not None
    assert treaty.current.section == "world"
    assert not Article.objects.filter(current__section="demo").exists()
