"""Byline, date, standfirst and credit are read whatever a site calls the elements around them."""

from __future__ import annotations

import pytest

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import read_html

LEAD = (
    "The council of Port Aldery voted on Tuesday to close the old ferry line, ending a service"
    " that has crossed the strait of Mirren every day since the lighthouse was built."
)
NEXT = (
    "Harbour master Ilse Varn said the decision came after two years of talks with the island of"
    " Tessel, whose own council has promised to pay for a bridge before the winter of next year."
)
SUMMARY = "A bridge shall take its place, but who will pay for it is not settled yet"
HEADLINE = "Port Aldery to close its ferry line"
STORY = f"<p>{LEAD}</p><p>{NEXT}</p>"


def told(head: str = "", foot: str = "", author: str = "Rosa Quill") -> list[tuple[str, str]]:
    page = (
        f"<!doctype html><html lang='en'><head><title>{HEADLINE}</title>"
        f"<meta name='author' content='{author}'><meta name='description' content='{SUMMARY} …'>"
        "</head><body><nav><a href='/'>Home</a></nav><main>"
        f"<div class='top'><h1>{HEADLINE}</h1>{head}</div>"
        f"<div class='article-body'>{STORY}</div>{foot}</main></body></html>"
    )
    blocks = read_html(page, url="https://lamp.example/ferry").blocks
    assert [block.text for block in blocks if block.role is Role.body] == [LEAD, NEXT]
    others = [block for block in blocks if block.role not in (Role.headline, Role.body)]
    return [(block.role.value, block.text) for block in others]


@pytest.mark.parametrize(
    "head",
    [
        "<div class='k1'><div class='k2'>Rosa Quill</div></div>",
        "<ul class='k1'><li>Rosa Quill</li></ul>",
        "<div class='share-bar'><p class='k1'>Rosa Quill</p><a href='#'>Share</a></div>",
        "<div class='author-box'><h4><a href='/staff/quill'>Rosa Quill</a></h4></div>",
    ],
)
def test_a_line_that_names_the_author_is_the_byline(head: str) -> None:
    assert told(head) == [("byline", "Rosa Quill")]


@pytest.mark.parametrize(
    "line",
    [
        "Published 4 May 2031, 9.20 pm",
        "Updated 11:05, Tue, May 4, 2031 | 3 min read",
        "04.05.2031",
        "2031-05-04 09:58",
        "4 травня 2031",
        "4. Mai 2031",
        "الأحد 4 مايو 2031",
        "2 hours ago",
        "vor 2 Stunden",
        "2 години тому",
        "منذ 2 ساعات",
    ],
)
def test_a_line_that_says_when_is_one_too(line: str) -> None:
    assert told(f"<div class='k1'><span>{line}</span></div>") == [("byline", line)]


@pytest.mark.parametrize(
    "line", ["By Ilse Varn", "Von Ilse Varn", "Автор: Ільза Варн", "بقلم إلسا فارن"]
)
def test_so_is_one_that_begins_as_bylines_do(line: str) -> None:
    assert told(f"<div class='k1'><span>{line}</span></div>", author="") == [("byline", line)]


def test_a_name_may_stand_in_the_line_below_by() -> None:
    head = "<div class='k1'><p>By</p><p><a href='/staff/varn'>Ilse Varn</a></p></div>"
    assert told(head, author="") == [("byline", "By"), ("byline", "Ilse Varn")]


def test_in_the_authors_box_what_else_stands_there_is_not_read() -> None:
    head = (
        "<div class='author-box'><p class='author'><a href='/staff/quill'>Rosa Quill</a></p>"
        "<p>4 May 2031</p><ul><li><a href='/staff/quill/rss'>Get the feed of this author</a></li>"
        "</ul><p>Follow her on every network that you are on.</p></div>"
    )
    assert told(head) == [("byline", "Rosa Quill"), ("byline", "4 May 2031")]


def test_a_date_among_the_ways_to_share_is_read() -> None:
    head = (
        "<div class='info-and-share'><ul><li>4 May 2031</li><li><a href='#'>Share this by mail</a>"
        "</li></ul></div>"
    )
    assert told(head) == [("byline", "4 May 2031")]


def test_a_foot_that_is_signed_is_not_the_pages() -> None:
    head = "<footer><span itemprop='author'>Rosa Quill</span></footer>"
    assert told(head) == [("byline", "Rosa Quill")]
    assert told("<footer><span>Rosa Quill</span></footer>") == []


@pytest.mark.parametrize(
    "head",
    [
        "<div class='k1'><a href='/sea'>The sea and its harbours</a></div>",
        "<div class='k1'><h3><a href='/b'>A bridge for Tessel</a></h3><p>4 May 2031</p></div>",
        "<div class='related'><p>4 May 2031</p></div>",
        "<ul class='byline'><li><a href='/x'>Show more sharing options</a></li></ul>",
        "<p>By noon the ferry had left.</p>",
        "<div class='k1'>Quillings of the harbour</div>",
    ],
)
def test_what_only_stands_between_is_not_read(head: str) -> None:
    assert told(head, author="Quill") == []


@pytest.mark.parametrize(
    "head",
    [
        f"<div class='k1'><div class='k2'><h2>{SUMMARY}.</h2></div></div>",
        f"<div class='promo'><h2>{SUMMARY}.</h2></div>",
        "<p>Who will pay for a bridge in its place is open.</p>",
        "<div><h4>Points</h4><ul><li>The last boat of this line leaves on 1 May</li></ul></div>",
        f"<div class='k1'><div class='k2'>{LEAD}</div></div>",
    ],
)
def test_the_standfirst_is_the_summary_or_a_text_between_headline_and_story(head: str) -> None:
    ((role, _),) = told(head)
    assert role == "standfirst"


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: Rosa Quill",
        "© Aldery Lamp / Rosa Quill",
        "The ferry at dusk on 4 May 2031. (Rosa Quill/Reuters)",
        "Світлина: Роза Квілл",
    ],
)
def test_a_line_that_credits_a_picture_is_its_caption(caption: str) -> None:
    assert told(f"<div class='k1'><span>{caption}</span></div>") == [("caption", caption)]


def test_a_line_within_a_figure_is_its_caption_too() -> None:
    head = "<figure class='popup'><div><h3>The last boat at dusk</h3></div></figure>"
    assert told(head) == [("caption", "The last boat at dusk")]


def test_a_class_of_the_whole_head_is_no_role_of_what_is_in_it() -> None:
    page = (
        f"<html><head><title>{HEADLINE}</title></head><body><article>"
        f"<header class='header--has-caption sponsor-ready'><h1>{HEADLINE}</h1>"
        "<div class='byline'>Ilse Varn</div><p class='dek'>The last boat leaves in May.</p>"
        f"</header><div class='text'>{STORY}</div></article></body></html>"
    )
    blocks = [(block.role.value, block.text) for block in read_html(page).blocks]
    assert blocks[1:3] == [("byline", "Ilse Varn"), ("standfirst", "The last boat leaves in May.")]


@pytest.mark.parametrize(
    ("foot", "read"),
    [
        (
            "<p class='k1'>First published 4 May 2031</p>",
            [("byline", "First published 4 May 2031")],
        ),
        ("<div>Rosa Quill</div>", [("byline", "Rosa Quill")]),
        ("<div>Photo: Ilse Varn</div>", [("caption", "Photo: Ilse Varn")]),
        ("<div>Rosa Quill writes about harbours, ferries and what becomes of them.</div>", []),
        ("<div>Tags</div><div>4 May 2031</div>", []),
        ("<div class='comments'>Ilse Varn, 4 May 2031</div>", []),
    ],
)
def test_who_signs_dates_or_credits_it_right_behind_the_last_paragraph_is_read(
    foot: str, read: list[tuple[str, str]]
) -> None:
    assert told(foot=foot) == read
