"""Of a mail only what its writer wrote is the letter, whatever mail program made it."""

from __future__ import annotations

from corrigenda.flow.reports.letters import read_letter

from .mails import LINK, SAID, mail, raw


def test_a_plain_letter_is_its_words() -> None:
    read = read_letter(raw())
    assert read.text == SAID
    assert read.sender == "rita@reader.example"
    assert read.recipients == ("corrections@daily.example",)
    assert (read.links, read.own_links) == ((LINK,), 1)
    assert (read.automatic, read.trouble, read.attachments) == ("", "", 0)


def test_a_reply_that_quotes_the_whole_story_is_the_reply_alone() -> None:
    story = "\n>\n".join(f"> Paragraph {number} of the story." for number in range(200))
    read = read_letter(
        raw(f"The second is wrong.\n\nOn Monday, The Daily\n<n@d.example> wrote:\n{story}")
    )
    assert read.text == "The second is wrong."
    assert all("Paragraph 7 " not in one.says for one in read.quotations)


def test_outlook_quotes_the_story_without_a_mark_and_it_is_known_all_the_same() -> None:
    head = "From: The Daily <news@daily.example>\nSent: Monday, May 31\nTo: Rita\nSubject: News\n"
    assert read_letter(raw(f"It is wrong.\n\n{head}\nThe whole story.")).text == "It is wrong."
    made = mail()
    made.set_content(
        "<p>It is wrong.</p><div style='border-top:solid'><p><b>From:</b> The Daily<br>"
        "<b>Sent:</b> Monday<br><b>To:</b> Rita</p></div><p>The whole story.</p>",
        subtype="html",
    )
    assert read_letter(bytes(made)).text == "It is wrong."
    alone = "I heard it from: my aunt. She sent a photo, date: unknown."
    assert read_letter(raw(alone)).text == alone


def test_the_paragraph_above_ones_words_is_what_they_are_about() -> None:
    read = read_letter(
        raw("Dear desk,\n\n> It began.\n>\n> It cost 12 crowns.\n\nIt cost 21.\n\n> It ended.\n")
    )
    assert read.quotations[0].says == "It cost 12 crowns."
    assert "It cost 21." in read.text


def test_a_letter_that_is_nothing_but_a_quotation_is_kept_whole() -> None:
    assert read_letter(raw("> Please look at this.")).text == "Please look at this."


def test_a_signature_is_left_out_and_a_rule_between_paragraphs_is_not() -> None:
    assert read_letter(raw("It is wrong.\n-- \nRita\n+1 555")).text == "It is wrong."
    long = "\n".join(f"Line {number}" for number in range(30))
    assert "Line 29" in read_letter(raw(f"It is wrong.\n--\n{long}")).text


def test_a_pgp_signature_is_no_part_of_the_words() -> None:
    sealed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt is wrong.\n- -- or so\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQIzBAEB\n-----END PGP SIGNATURE-----\n"
    )
    assert read_letter(raw(sealed)).text == "It is wrong.\n-- or so"


def test_a_signed_mail_has_no_attachment() -> None:
    made = mail()
    made.make_mixed()
    made.replace_header("Content-Type", 'multipart/signed; protocol="application/pgp-signature"')
    made.add_attachment(b"seal", "application", "pgp-signature")
    assert read_letter(bytes(made)).attachments == 0


def test_what_is_encrypted_is_said_to_be() -> None:
    read = read_letter(raw("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"))
    assert (read.text, read.trouble[:15]) == ("", "It is encrypted")


def test_html_alone_is_read_as_its_reader_sees_it() -> None:
    made = mail()
    made.set_content(
        f"<p>You write “afer” in <a href='{LINK}'>this</a>.<p style='display:none'>hidden</p>"
        "<blockquote>The whole story.</blockquote><script>alert(1)</script>",
        subtype="html",
    )
    read = read_letter(bytes(made))
    assert read.text == "You write “afer” in this."
    assert read.links == (LINK,)


def test_of_plain_text_and_html_the_plain_text_is_taken() -> None:
    made = mail("Plain.")
    made.add_alternative("<p>Marked up.</p>", subtype="html")
    assert read_letter(bytes(made)).text == "Plain."


def test_attachments_are_counted_and_dropped() -> None:
    made = mail("See the page.")
    made.add_attachment(b"%PDF-1.4", "application", "pdf", filename="page.pdf")
    made.add_attachment("not the letter", filename="notes.txt")
    made.add_attachment(mail("an older mail"))
    read = read_letter(bytes(made))
    assert (read.text, read.attachments) == ("See the page.", 3)


def test_quotations_that_are_set_against_each_other_are_a_pair() -> None:
    pairs = {
        "You say “afer”, it should be “after”.": ("afer", "after"),
        'It must read "after" instead of "afer".': ("afer", "after"),
        "Says: afer which\nShould say: after which": ("afer which", "after which"),
        "«афіша» має бути «афера»": ("афіша", "афера"),
        "„Strasse“ → „Straße“": ("Strasse", "Straße"),
        "Im Artikel steht: Strasse\nEs müsste heißen: Straße": ("Strasse", "Straße"),
        "Da steht: Strasse\nRichtig wäre: Straße": ("Strasse", "Straße"),
        "«الحمير» والصحيح «الخيول»": ("الحمير", "الخيول"),
    }
    for text, (says, should_say) in pairs.items():
        first = read_letter(raw(text)).quotations[0]
        assert (first.says, first.should_say, first.explicit) == (says, should_say, True), text
