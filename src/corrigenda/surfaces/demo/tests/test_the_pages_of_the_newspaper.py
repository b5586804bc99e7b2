"""The newspaper's pages, and the hook as the desk calls it."""

import json
from pathlib import Path

import pytest
from django.test import Client
from lxml import html as lxml_html
from pytest_django import Settings

from corrigenda.surfaces.demo.cms.store import Store, packaged
from corrigenda.surfaces.demo.inclusion import json_ld
from corrigenda.surfaces.demo.story import parse
from corrigenda.surfaces.demo.tests.asking import SECRET, SLUG, desk, event, fix_data, signed

pytestmark = pytest.mark.django_db

each_slug = pytest.mark.parametrize("slug", sorted(packaged()))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.CORRIGENDA_DEMO_DIR = tmp_path
    Store(tmp_path).seed()
    know(tmp_path, "http://127.0.0.1:8000")
    return tmp_path


def know(folder: Path, base_url: str) -> None:
    facts = {"outlet": "daily", "api_token": "t", "hook_secret": SECRET, "base_url": base_url}
    (folder / "cms.json").write_text(json.dumps(facts))


def page(path: str) -> lxml_html.HtmlElement:
    answer = Client().get(path)
    assert answer.status_code == 200
    return lxml_html.document_fromstring(answer.content)


def test_the_front_page_leads_to_every_story() -> None:
    links = page("/demo/").xpath("//main//a/@href")

    assert {f"/demo/{slug}" for slug in packaged()} <= set(links)


def test_the_front_page_of_an_empty_newsroom_is_a_page(folder: Path) -> None:
    for path in (folder / "stories").iterdir():
        path.unlink()

    assert page("/demo/").xpath("//h1")


@each_slug
def test_a_story_page_has_what_the_desk_needs(slug: str) -> None:
    tree = page(f"/demo/{slug}")
    url = f"http://127.0.0.1:8000/demo/{slug}"

    assert tree.xpath("//link[@rel='canonical']/@href") == [url]
    assert tree.xpath("//script[@src='/c/w.js']/@data-outlet") == ["daily"]
    assert tree.xpath("//script[@src='/c/w.js']/@defer")
    assert len(tree.xpath("//article//h1")) == 1
    place = "//p[@class='standfirst']/following-sibling::*[1][@data-corrigenda='notices']"
    assert len(tree.xpath(place)) == 1


@each_slug
def test_a_story_page_has_the_correction_line_in_its_language(slug: str) -> None:
    [line] = page(f"/demo/{slug}").xpath("//article/p[@class='correction-line']")
    [link] = line.xpath("a[@data-corrigenda='report']")

    report = f"/report?url=http%3A%2F%2F127.0.0.1%3A8000%2Fdemo%2F{slug}"
    assert link.get("href") == report
    assert line.xpath(".//kbd/text()") == ["Ctrl", "Enter", "Cmd", "Enter"]
    opening = {"en": "To suggest a correction or clarification, write to us here."}
    opening |= {"uk": "Щоб запропонувати виправлення", "ar": "لاقتراح تصحيح أو توضيح"}
    language = parse(packaged()[slug]).language
    assert line.text_content().startswith(opening[language])


@each_slug
def test_a_story_page_is_in_the_language_of_its_story(slug: str) -> None:
    tree, story = page(f"/demo/{slug}"), parse(packaged()[slug])

    assert (tree.get("lang"), tree.get("dir")) == (story.language, story.direction)
    [article] = tree.xpath("//article")
    assert (article.get("lang"), article.get("dir")) == (story.language, story.direction)


@pytest.mark.parametrize("path", ["/demo/", *(f"/demo/{slug}" for slug in sorted(packaged()))])
def test_a_page_keeps_a_strict_policy(path: str) -> None:
    tree = page(path)

    assert not tree.xpath("//style|//*[@style]|//@*[starts-with(name(), 'on')]")
    assert not tree.xpath("//script[not(@src)][@type != 'application/ld+json']")
    assert not tree.xpath("//*[starts-with(@src, 'http') or starts-with(@src, '//')]")
    assert "<!-- place:" not in lxml_html.tostring(tree, encoding="unicode")


@each_slug
def test_the_structured_data_tells_the_story(slug: str) -> None:
    [text] = page(f"/demo/{slug}").xpath("//script[@type='application/ld+json']/text()")
    document, story = json.loads(text), parse(packaged()[slug])

    assert document["@type"] == "NewsArticle"
    assert document["headline"] == story.headline
    assert document["inLanguage"] == story.language
    assert document["correction"] == []


def test_structured_data_cannot_leave_its_script_element() -> None:
    evil = packaged()[SLUG].replace(
        "<h1>Three", "<h1>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- Three"
    )

    text = json_ld(parse(evil), "http://news.example/demo/x", [])

    assert "<" not in text
    assert json.loads(text)["headline"].startswith("</script><script>")


@pytest.mark.parametrize("slug", ["no-such-story", "cms.json", "..%2Fcms", "UPPER_case"])
def test_a_story_that_does_not_exist_is_not_found(slug: str) -> None:
    assert Client().get(f"/demo/{slug}").status_code == 404


def hook(body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, object]]:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/demo/cms/hook", body, "application/json", headers=headers)
    return answer.status_code, answer.json()


def test_the_hook_mends_the_story_and_sends_the_new_version(folder: Path) -> None:
    body = event(fix_data())
    with desk() as known:
        know(folder, known.base_url)
        status, said = hook(body, signed(body))

    assert (status, said) == (200, {"id": "41", "result": "applied"})
    sent = json.loads(known.asked[0][3])
    assert sent["url"] == f"{known.base_url}/demo/{SLUG}"
    assert ", after which Varn" in sent["html"]
    assert "<!--" not in sent["html"]


def test_a_repeated_event_sends_the_version_again(folder: Path) -> None:
    body = event(fix_data())
    with desk() as known:
        know(folder, known.base_url)
        hook(body, signed(body))
        status, said = hook(body, signed(body))

    assert status == 200
    assert said["result"] == "ignored"
    assert len(known.asked) == 2


def test_a_desk_that_is_away_is_a_reason_to_send_the_event_again(folder: Path) -> None:
    know(folder, "http://127.0.0.1:1")
    body = event(fix_data())

    assert hook(body, signed(body))[0] == 503
    assert "afer" not in Store(folder).get(SLUG).html


def test_the_hook_answers_each_wrong_request_with_a_problem() -> None:
    good, bad, gone = event(fix_data()), event("x"), event(fix_data(before="a1", after="a2"))

    for body, headers, status in (
        (good, {}, 401),
        (good, signed(bad), 401),
        (bad, signed(bad), 400),
        (gone, signed(gone), 409),
    ):
        answered, problem = hook(body, headers)
        assert answered == problem["status"] == status
        assert problem["detail"]


def test_the_hook_says_so_when_the_cms_does_not_know_its_desk(folder: Path) -> None:
    (folder / "cms.json").unlink()

    assert hook(event(fix_data()), {})[0] == 503


def test_the_hook_takes_posts_only() -> None:
    assert Client().get("/demo/cms/hook").status_code == 405
