"""Whatever comes over the wire is read, in bounded time, and can be stored."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrigenda.flow.reports.letters import read_letter
from corrigenda.flow.reports.letters.reading import MAX_SUBJECT, MAX_TEXT
from corrigenda.lib.text import check_text

from .mails import raw

HEAD = b"From: rita@reader.example\r\nTo: corrections@daily.example\r\n"
WORDS = "Помилка: «афера», це неправильно. Тут має бути інше слово, бо так не кажуть."


@pytest.mark.parametrize("charset", ["utf-8", "koi8-u", "windows-1251", "utf-16", "iso-8859-5"])
def test_a_charset_that_is_named_is_believed(charset: str) -> None:
    words = WORDS.replace("«", '"').replace("»", '"')
    head = HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    body = words.encode(charset)
    if charset == "utf-16":
        import base64

        head = head[:-2] + b"Content-Transfer-Encoding: base64\r\n\r\n"
        body = base64.encodebytes(body)
    assert read_letter(head + body).text == words


@pytest.mark.parametrize(
    "named", ["", "; charset=us-ascii", "; charset=no-such-thing", "; charset=punycode"]
)
def test_a_charset_that_is_missing_or_wrong_is_found_out(named: str) -> None:
    head = HEAD + f"Content-Type: text/plain{named}\r\n\r\n".encode()
    assert read_letter(head + WORDS.encode()).text in (
        WORDS,
        WORDS.encode().decode("cp1252", "replace"),
    )
    assert "афера" in read_letter(HEAD + b"\r\n" + WORDS.encode()).text


def test_a_subject_is_read_however_it_is_written() -> None:
    for written in (
        b"=?utf-8?b?0J/QvtC80LjQu9C60LA=?=",
        "Помилка".encode(),
        b"=?windows-1251?q?=CF=EE=EC=E8=EB=EA=E0?=",
    ):
        assert read_letter(HEAD + b"Subject: " + written + b"\r\n\r\nx").subject == "Помилка"
    assert read_letter(HEAD + b"Subject: =?x?b?!!?=\r\n\r\nx").subject


@pytest.mark.parametrize(
    "body",
    [
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000)
        ),
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 3_000_000,
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 290,
        b"Content-Type: message/rfc822\n\n" * 100_000,
        b"To: " + b"a@b.example, " * 2_000_000,
        b"Content-Type: text/plain; " + b"a*0=x; " * 20_000 + b"\n\nhi",
        b"Content-Type: text/html\n\n" + b"<div>" * 300_000,
        b"Content-Type: text/plain\n\n" + b"\n" * 30_000_000,
        b"Content-Type: text/plain\n\n" + '“"«„'.encode() * 200_000,
        b"Content-Type: text/plain; charset=punycode\n\n" + b"a" * 400_000,
        b"Content-Type: text/html\n\n<meta charset=punycode>" + b"a" * 400_000,
    ],
    ids=[
        "deep",
        "many",
        "some",
        "messages",
        "header",
        "parameters",
        "html",
        "lines",
        "marks",
        "slow",
        "slow-html",
    ],
)
def test_a_monster_costs_little_and_is_kept_as_what_can_be_read(body: bytes) -> None:
    began = time.process_time()
    read = read_letter(HEAD + body)
    assert time.process_time() - began < 5
    assert read.sender == "rita@reader.example"


def test_thirty_megabytes_of_attachment_leave_the_letter() -> None:
    attached = b"QUFB" * 19 + b"\r\n"
    made = (
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n"
        b"It says \xe2\x80\x9cafer\xe2\x80\x9d.\r\n"
        b"--x\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + attached * 520_000 + b"--x--\r\n"
    )  # fmt: skip
    assert len(made) > 40_000_000
    assert "larger than" in read_letter(made).trouble
    smaller = made.replace(attached * 20_000, b"", 1)
    read = read_letter(smaller)
    assert (read.text, read.attachments, read.trouble) == ("It says “afer”.", 1, "")


@given(st.binary(max_size=2_000))
def test_any_bytes_are_a_letter_that_can_be_stored(data: bytes) -> None:
    for made in (
        data,
        HEAD + data,
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + data,
    ):
        read = read_letter(made)
        check_text(read.text, field="text", max_chars=MAX_TEXT)
        check_text(read.subject, field="subject", max_chars=MAX_SUBJECT)
        for one in read.quotations:
            check_text(one.says + one.should_say, field="quotation", max_chars=4_000)


def test_control_characters_and_half_characters_are_left_out() -> None:
    read = read_letter(HEAD + b"Subject: a\x00b\x1b[2Jc\r\n\r\nx\x00y\x1bz")
    assert (read.text, "\x1b" in read.subject, "\x00" in read.subject) == ("xyz", False, False)


def test_a_letter_longer_than_anybody_reads_is_cut_and_says_so() -> None:
    read = read_letter(raw("word " * 10_000))
    assert len(read.text) == MAX_TEXT
    assert "first 20,000" in read.trouble


def test_brackets_without_end_in_an_address_are_no_address() -> None:
    hostile = b"From: " + b"(" * 3_900 + b"\r\nTo: " + b"(" * 3_900 + b"\r\n\r\nWords.\r\n"
    assert read_letter(hostile).sender == ""


@pytest.mark.parametrize(
    "body", ["--\nx\n" * 10_000, ("from:" + " " * 380 + "x\n") * 900], ids=["rules", "outlook"]
)
def test_a_text_that_looks_like_a_thousand_signatures_costs_no_square(body: str) -> None:
    begun = time.process_time()
    read_letter(raw(body))
    assert time.process_time() - begun < 5


def test_parts_are_counted_however_their_boundary_is_written() -> None:
    head = b"Content-Type: multipart/mixed; boundary*0=b; boundary*1=b\r\n"
    mail = b"From: rita@reader.example\r\n" + head + b"\r\n" + b"--bb\r\n\r\nx\r\n" * 1_000
    assert "no mail program" in read_letter(mail).trouble
