"""A figure, a name, a date, a negation, a quotation: what a silent fix may not touch alone."""

from __future__ import annotations

import pytest

from corrigenda.flow.cases.touches import touches

EN = (
    "The fund holds 28,000 crowns, not 1.5 million, said Orla Venn of Port Maren on Tuesday. "
    "“We will not wait,” she said, afer the vote. Temperatures fell to -5 degrees."
)
UK = (
    "Фонд має 28 000 крон і не платить, сказала Орла Венн у Порт-Марені у вівторок. "
    "«Ми чекаємо», — додала вона післа голосування. Було п’ять мостів."
)
AR = "قال الوزير إن الصندوق لا يملك ٢٨ مليون كرونة يوم الثلاثاء. «لن ننتظر» كما قال في الميناا."
DE = (
    "Der Fonds hat keine 28.000 Kronen, sagte Orla Venn aus Maren am Dienstag. "
    "„Wir warten“, sagte sie nach der Abstimung."
)


def touched(text: str, before: str, after: str) -> set[str]:
    start = text.index(before)
    return {str(one) for one in touches(text, start, start + len(before), after)}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "afer", "after"),
        (EN, "crowns, not", "crowns - not"),
        (EN, "28,000", "28000"),
        (EN, "fell to", "dropped to"),
        (EN, "she said", "she said"),
        (EN, "The fund", "The  fund"),
        (UK, "післа", "після"),
        (UK, "28 000", "28000"),
        (AR, "الميناا", "الميناء"),
        (DE, "sagte sie", "sagt sie"),
        ("Sie wurde gefundne.", "gefundne", "gefunden"),
        ("Das ist wunderbahr.", "wunderbahr", "wunderbar"),
        ("Es dauerte stundne.", "stundne", "stunden"),
        (DE, "28.000", "28 000"),
    ],
)
def test_plain_spelling_touches_nothing(text: str, before: str, after: str) -> None:
    assert touched(text, before, after) == set()


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "28,000", "28,001"),
        (EN, "28,000 crowns", "crowns"),
        (EN, "1.5", "15"),
        (EN, "1.5 million", "1.5 billion"),
        (EN, "28,000 crowns", "thousands of crowns"),
        (EN, "-5", "5"),
        (EN, "1.5 million", "$1.5 million"),
        (UK, "28 000", "28"),
        (UK, "п’ять", "дев’ять"),
        (AR, "٢٨", "٢٩"),
        (AR, "مليون", "مليار"),
        (DE, "28.000", "280.000"),
        ("Es kamen achtundzwanzig Gäste.", "achtundzwanzig", "siebenundzwanzig"),
        ("Es kamen zwanzig Gäste.", "zwanzig", "dreißig"),
        ("Das kostet 1,5 Mio. Kronen.", "Mio", "Mrd"),
        ("Der zweite Brief kam an.", "zweite", "dritte"),
        ("Der einundzwanzigste Brief kam an.", "einundzwanzigste", "zweiundzwanzigste"),
        ("Die Kosten haben sich verdoppelt.", "verdoppelt", "verdreifacht"),
    ],
)
def test_a_figure(text: str, before: str, after: str) -> None:
    assert "figure" in touched(text, before, after)


def test_no_word_is_too_long_to_be_looked_at() -> None:
    assert touched("Es kamen hundert.", "hundert", "hundert" * 2_000) == {"figure"}


@pytest.mark.parametrize("before", ["millions", "hundreds", "billions", "dozens"])
def test_round_figures_in_words_are_figures(before: str) -> None:
    assert touched(f"It cost {before} of crowns.", before, "thousands") == {"figure"}


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "Venn", "Wenn"),
        (EN, "Port Maren", "port Maren"),
        (EN, "Orla Venn", "the minister"),
        (UK, "Венн", "Вен"),
        (DE, "Maren", "Tolva"),
    ],
)
def test_a_name(text: str, before: str, after: str) -> None:
    assert "name" in touched(text, before, after)


def test_a_name_that_begins_the_sentence() -> None:
    assert "name" in touched("Venn said so. It was late.", "Venn", "Wenn")


def test_a_german_noun_counts_as_a_name_rather_once_too_often() -> None:
    assert touched(DE, "Abstimung", "Abstimmung") == {"name"}


def test_an_ordinary_word_that_begins_a_sentence_is_no_name() -> None:
    text = "Bridge tolls rise. They pay the tolls at the bridge."
    assert touched(text, "Bridge tolls", "The tolls") == set()


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "Tuesday", "Thursday"),
        (UK, "вівторок", "середу"),
        (AR, "الثلاثاء", "الأربعاء"),
        (DE, "Dienstag", "Mittwoch"),
        ("It began in May.", "May", "June"),
        ("Das beginnt morgen.", "morgen", "heute"),
        ("Geöffnet ist montags.", "montags", "freitags"),
        ("Nach dem gestrigen Treffen.", "gestrigen", "heutigen"),
        ("It begins tomorrow.", "tomorrow", "today"),
    ],
)
def test_a_date(text: str, before: str, after: str) -> None:
    assert "date" in touched(text, before, after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "not 1.5", "1.5"),
        ("They can't go.", "can't", "can"),
        ("They can’t go.", "can’t", "can"),
        ("He denied it.", "denied", "never denied"),
        (UK, "не платить", "платить"),
        (AR, "لا يملك", "يملك"),
        (DE, "keine 28.000", "28.000"),
        ("Sie spricht mit keinem.", "keinem", "allen"),
        ("Sie hat niemanden gesehen.", "niemanden", "jemanden"),
        ("Das ist keineswegs sicher.", "keineswegs", "ganz"),
        ("Das ist rechtmäßig.", "rechtmäßig", "unrechtmäßig"),
        ("Sie wurde belastet.", "belastet", "entlastet"),
        ("Das war sinnvoll.", "sinnvoll", "sinnlos"),
        ("Das Gewicht soll zunehmen.", "zunehmen", "abnehmen"),
    ],
)
def test_a_negation(text: str, before: str, after: str) -> None:
    assert "negation" in touched(text, before, after)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (EN, "wait", "stay"),
        (UK, "чекаємо", "чекаєм"),
        (AR, "ننتظر", "نتوقف"),
        (DE, "warten", "wartn"),
        ('She said "it is done" twice.', "done", "dun"),
        ("“A quotation that goes on in the next paragraph.\n\nPlain.", "goes", "went"),
        ("«Цитата, що триває в наступному абзаці.\n\nДалі.", "триває", "йде"),
        (EN, "“We", "We"),
    ],
)
def test_a_quotation(text: str, before: str, after: str) -> None:
    assert "quotation" in touched(text, before, after)


def test_what_stands_in_other_paragraphs_does_not_matter() -> None:
    text = "“Quoted 12 times,” said Venn.\n\nThey left afer dinner.\n\nNot on Tuesday."
    assert touched(text, "afer", "after") == set()


def test_a_passage_over_two_paragraphs_is_looked_at_in_both() -> None:
    text = "It is 12.\n\nThey did not go."
    assert touched(text, "12.\n\nThey did not", "13. They did") == {"figure", "negation"}


def changed(before: str, after: str) -> set[str]:
    return {str(one) for one in touches(before, 0, len(before), after)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Засідання відбулося в понеділок.", "Засідання відбулося у вівторок."),
        ("Договір підписали 3 березня.", "Договір підписали 3 травня."),
        ("У січні було холодно.", "У лютому було холодно."),
        ("عقد الاجتماع يوم الثلاثاء.", "عقد الاجتماع يوم الأربعاء."),
        ("وقعت المعاهدة في آذار.", "وقعت المعاهدة في نيسان."),
        ("عقد بالثلاثاء.", "عقد بالأربعاء."),
        ("Signed on 2024-03-01.", "Signed on 2024-03-02."),
        ("Signed on 1/3/2024.", "Signed on 3/1/2024."),
        ("Signed on 1.3.2024.", "Signed on 1.4.2024."),
        ("It rained in Mar 2024.", "It rained in Apr 2024."),
        ("会议于3月举行。", "会议于4月举行。"),
        ("会议于星期一举行。", "会议于星期二举行。"),
        ("月曜日に開かれた。", "火曜日に開かれた。"),
    ],
)
def test_dates_of_the_languages_of_outlets_in_words_and_figures(before: str, after: str) -> None:
    assert "date" in changed(before, after)


def test_an_ordinary_word_that_a_month_is_called_by_is_no_date() -> None:
    assert changed("They may go and sat down.", "They might go and sit down.") == set()
    assert "date" in changed("They met in May.", "They met in summer.")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is legal to sell it.", "It is illegal to sell it."),
        ("The usual price.", "The unusual price."),
        ("Imports rose.", "Exports rose."),
        ("The rate increased.", "The rate decreased."),
        ("A harmful drug.", "A harmless drug."),
        ("Це можливо.", "Це неможливо."),
        ("ولم يوقع الوزير.", "وقد وقع الوزير."),
        ("השר לא חתם.", "השר כבר חתם."),
        ("मंत्री ने नहीं कहा।", "मंत्री ने कहा।"),
        ("部长没有签署。", "部长已经签署。"),
        ("大臣は署名しない。", "大臣は署名する。"),
        ("장관은 서명하지 않았다.", "장관은 서명했다."),
        ("รัฐมนตรีไม่ได้ลงนาม", "รัฐมนตรีได้ลงนาม"),
        ("Il ne signe jamais.", "Il signe toujours."),
        ("No firmó nunca.", "Firmó siempre."),
    ],
)
def test_a_sense_that_is_turned_round_in_any_of_these_languages(before: str, after: str) -> None:
    assert "negation" in changed(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قال كريم إن الصندوق كبير.", "قال سليم إن الصندوق كبير."),
        ("השר דוד חתם על ההסכם.", "השר יוסף חתם על ההסכם."),
        ("मंत्री मोहन ने कहा।", "मंत्री सुरेश ने कहा।"),
        ("部长王伟签署了协议。", "部长汪伟签署了协议。"),
        ("大臣の田中氏が署名した。", "大臣の山本氏が署名した。"),
        ("スミス氏が署名した。", "スミト氏が署名した。"),
        ("김민수 장관이 서명했다.", "박영희 장관이 서명했다."),
        ("นายสมชายลงนามในสัญญา", "นายวิชัยลงนามในสัญญา"),
    ],
)
def test_any_other_word_may_be_a_name_where_names_have_no_capitals(before: str, after: str) -> None:
    assert changed(before, after) == {"word that may be a name"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قال الوزير فى البيان.", "قال الوزير في البيان."),
        ("وقعوا الاتفاقيه.", "وقعوا الاتفاقية."),
        ("مُحَمَّد قال ذلك.", "محمد قال ذلك."),
        ("كتابجديد على الطاولة.", "كتاب جديد على الطاولة."),
        ("השר חתם על ההסקם.", "השר חתם על ההסכם."),
        ("मंत्रि ने कहा।", "मंत्री ने कहा।"),
        ("他跑的很快。", "他跑得很快。"),
        ("署名しました。", "署名されました。"),
        ("サーバを替えた。", "サーバーを替えた。"),
        ("서명을 했읍니다.", "서명을 했습니다."),
        ("ลงนามในสัญญาแล้วค่", "ลงนามในสัญญาแล้วค่ะ"),
    ],
)
def test_the_spelling_of_a_word_without_capitals_touches_nothing(before: str, after: str) -> None:
    assert changed(before, after) == set()


def test_only_the_words_that_change_count_not_those_around_them() -> None:
    line = "قال الوزير كريم إن الصندوق كبير افي المدينة."
    assert touched(line, "افي", "في") == set()
    assert touched(line, "الوزير كريم", "الوزير كريم نفسه") == {"word that may be a name"}


@pytest.mark.parametrize(
    "marks",
    ["“{0}”", "„{0}“", "«{0}»", "»{0}«", '"{0}"', "‘{0}’", "'{0}'", "”{0}”", "‹{0}›", "›{0}‹",
     "『{0}』", "‚{0}‘"],
)  # fmt: skip
@pytest.mark.parametrize(
    "said", ["we will lower the tax", "the workers’ hopes don’t lower anything", "don't lower it"]
)
def test_a_word_in_somebodys_mouth_is_a_quotation_in_any_marks(marks: str, said: str) -> None:
    text = f"The minister said {marks.format(said)} and left."
    assert "quotation" in touched(text, "lower", "praise")


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ hopes don’t lower the council’s plans.",
        "The workers' hopes don't lower the council's plans.",
        "It’s the ’90s: they lower the taxes.",
        "He left” they lower the taxes.",
    ],
)
def test_an_apostrophe_opens_no_quotation(text: str) -> None:
    assert touched(text, "lower", "praise") == set()
