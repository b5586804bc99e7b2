"""A link of its own line belongs to the story where it heads a part of it or names a source."""

from __future__ import annotations

from corrigenda.flow.articles.blocks import Role
from corrigenda.flow.articles.reading import read_html

TEXTS = (
    "The council of Port Aldery voted on Tuesday to close the old ferry line, ending a service"
    " that has crossed the strait of Mirren every day since the lighthouse was built.",
    "Harbour master Ilse Varn said the decision came after two years of talks with the island of"
    " Tessel, whose own council has promised to pay for a bridge before the winter of next year.",
    "The last boat will leave on the first of May, and everyone who was born on the ferry may ride"
    " it without a ticket, according to a notice that was nailed to the door of the town hall.",
)


def body(*between: str) -> list[str]:
    lines = [
        f"<p>{text}</p>{extra}" for text, extra in zip(TEXTS, (*between, "", ""), strict=False)
    ]
    page = (
        "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><div>"
        f"{''.join(lines)}</div></article></body></html>"
    )
    read = read_html(page, url="https://lamp.example/ferry").blocks
    return [block.text for block in read if block.role is Role.body and block.text not in TEXTS]


def test_a_linked_subheading_with_a_paragraph_under_it_is_the_storys() -> None:
    assert body("<h3><a href='/varn'>Two years of talks</a></h3>", "") == ["Two years of talks"]


def test_a_link_to_another_site_is_a_source_and_one_to_the_same_site_a_pointer() -> None:
    source = "<p><a href='https://tessel.example/minutes'>Minutes of the council of Tessel</a></p>"
    pointer = "<p><a href='/bridge'>A bridge for Tessel and what it will cost</a></p>"
    assert body(source, pointer) == ["Minutes of the council of Tessel"]
