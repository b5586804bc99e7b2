"""The guard: the same figures, dates, names and negations make a copy, others a variant."""

from __future__ import annotations

import pytest

from corrigenda.archive import PassageIndex
from corrigenda.archive.guard import Guard

from .stories import PASSAGE, story


def figures(one: str, other: str) -> bool:
    return Guard(one).compare(other)[0]


def names(one: str, other: str) -> bool:
    return Guard(one).compare(other)[1]


def negation(one: str, other: str) -> bool:
    return Guard(one).compare(other)[2]


SAME_FIGURES = [
    ("28,000 people", "28 000 people"),
    ("28,000 people", "28.000 people"),
    ("28,000 people", "28\u202f000 people"),
    ("28,000 people", "28'000 people"),
    ("28,000 people", "twenty-eight thousand people"),
    ("28,000 people", "28 thousand people"),
    ("two people", "2 people"),
    ("two hundred and five people", "205 people"),
    ("1.5 million euros", "1,500,000 euros"),
    ("1.5 million", "1,5 million"),
    ("a dozen eggs", "a 12 eggs"),
    ("5 percent", "5%"),
    ("5 per cent", "5 %"),
    ("12 dollars", "$12"),
    ("the 2nd time", "the second time"),
    ("on 5 May", "on May 5"),
    ("дві тисячі людей", "2000 людей"),
    ("двадцять вісім тисяч людей", "28 000 людей"),
    ("п'ять років", "5 років"),
    ("п’ятьох років", "5 років"),
    ("пʼятьох років", "5 років"),
    ("видали пʼять гривень", "видали п'ять гривень"),
    ("девʼяносто девʼять гривень", "99 гривень"),
    ("у пʼятницю", "у п’ятницю"),
    ("5 травня", "5 травень"),
    ("двести пять человек", "205 человек"),
    ("zwei Kinder", "2 Kinder"),
    ("achtundzwanzigtausend Menschen", "28.000 Menschen"),
    ("zweihundertfünf Menschen", "205 Menschen"),
    ("zehntausend Menschen", "10.000 Menschen"),
    ("dreiunddreißig Menschen", "33 Menschen"),
    ("am 3. Jänner", "am 3. Januar"),
    ("am Sonnabend", "am Samstag"),
    ("der zweite Versuch", "der 2. Versuch"),
    ("40 Millionen Euro", "40 Mio. Euro"),
    ("deux enfants", "2 enfants"),
    ("٢٨ راكبا", "28 راكبا"),
    ("二万人", "二万人"),
    ("£5m was paid", "£5 million was paid"),
    ("5bn people", "5 billion people"),
    ("28K people", "28,000 people"),
    ("5млн людей", "5 мільйонів людей"),
    ("5 km away", "5 kilometres away"),
    ("5км", "5 кілометрів"),
    ("at 10am", "at 10 a.m."),
    ("a five-year plan", "a 5-year plan"),
    ("5 роками", "5 років"),
    ("12 new bridges", "12 bridges"),
    ("12 brigdes stood", "12 bridges stood"),
    ("5 May 2026", "May 5 2026"),
    ("30 Sep 2020", "30 September 2020"),
    ("у 2020 році", "у 2020 р."),
    ("в 2020 году", "в 2020 г."),
    ("1 child", "one child"),
    ("the 1st of May", "the first of May"),
    ("der 1. Mai", "der erste Mai"),
]
OTHER_FIGURES = [
    ("28,000 people", "29,000 people"),
    ("28,000 people", "28 people"),
    ("1.5 million", "15 million"),
    ("2 million", "2 billion"),
    ("two people", "three people"),
    ("um zwei Prozent", "um zwei Prozentpunkte"),
    ("achtundzwanzig Menschen", "siebenundzwanzig Menschen"),
    ("es war vorgestern", "es war gestern"),
    ("twenty-eight people", "twenty people"),
    ("on 5 May", "on 6 May"),
    ("on 5 May", "on 5 June"),
    ("on Monday", "on Tuesday"),
    ("yesterday", "today"),
    ("5 травня", "5 червня"),
    ("$12", "€12"),
    ("5%", "5"),
    ("rose 5%", "rose -5%"),
    ("half of them", "a third of them"),
    ("дві тисячі", "три тисячі"),
    ("zwölf Kinder", "elf Kinder"),
    ("二万人", "三万人"),
    ("2 of them", "none of them"),
    ("£5m was paid", "£5bn was paid"),
    ("28K people", "28M people"),
    ("5млн людей", "5млрд людей"),
    ("at 10am", "at 10pm"),
    ("at 10 a.m. sharp", "at 10 p.m. sharp"),
    ("5km away", "5cm away"),
    ("5 kg of it", "5 g of it"),
    ("5 км", "5 м"),
    ("300 metres", "300 miles"),
    ("12 km long", "12 square km long"),
    ("rose to 5 km.", "rose to 5."),
    ("12 m² of it", "12 m³ of it"),
    ("2½ hours", "2¼ hours"),
    ("five years", "five months"),
    ("5 років", "5 місяців"),
    ("12 people died", "12 soldiers died"),
    ("from 8 to 12", "from 12 to 8"),
    ("from one to five men", "from five to one men"),
    ("12 cars", "12 cats"),
    ("won 2-1", "won 1-2"),
    ("$5 and €6", "€5 and $6"),
    ("from Monday to Friday", "from Friday to Monday"),
    ("last year", "this year"),
    ("минулого року", "цього року"),
    ("letztes Jahr", "nächstes Jahr"),
    ("the 1990s war", "the 1990 war"),
    ("видали пʼять гривень", "видали девʼять гривень"),
    ("видали пʼятдесят гривень", "видали п'ять гривень"),
    ("у пʼятницю", "у суботу"),
]


@pytest.mark.parametrize(("one", "other"), SAME_FIGURES)
def test_a_figure_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert figures(one, other)
    assert figures(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_FIGURES)
def test_another_figure_or_date_is_seen(one: str, other: str) -> None:
    assert not figures(one, other)
    assert not figures(other, one)


SAME_NAMES = [
    ("the mayor Ilse Brandt said", "the mayor Ilse Brandt told us"),
    ("said the mayor of Norvale", "told the mayor of Norvale"),
    ("The council said so", "A council said so"),
    ("Council members met", "All council members met"),
    ("зустрів Шевченка у Києві", "зустріла Шевченко біля Києва"),
    ("у Львові сказали", "зі Львова сказали"),
    ("разом з Оленою Петренко", "разом до Олени Петренко"),
    ("two people in Tarvo", "2 people in Tarvo"),
    ("in May in Tarvo", "in June in Tarvo"),
    ("Orla Venn said we go", "we go, said Orla Venn"),
    ("he said I go", "he said we go"),
    ("The council met", "This council met"),
]
OTHER_NAMES = [
    ("the mayor Ilse Brandt said", "the mayor Ilse Brand said"),
    ("said the mayor of Norvale", "said the mayor of Tarvo"),
    ("Brandt said so", "Novak said so"),
    ("people of Norvale", "people"),
    ("people", "people of Norvale"),
    ("зустрів Шевченка", "зустрів Петренка"),
    ("firm ABC rose", "firm ABD rose"),
    ("the iPhone rose", "the iPad rose"),
    ("市长王明说", "市长李明说"),
    ("시장 김철수가 말했다", "시장 박영희가 말했다"),
    ("قال رئيس البلدية أحمد", "قال رئيس البلدية محمود"),
    ("Smith told Jones", "Jones told Smith"),
    ("Venn met Brandt near Tarvo", "Brandt met Venn near Tarvo"),
    ("sent by the WHO", "sent by the IT"),
    ("said A. Smith", "said I. Smith"),
    ("Іван сказав", "Іванов сказав"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_the_same_names_agree(one: str, other: str) -> None:
    assert names(one, other)
    assert names(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_NAMES)
def test_another_name_is_seen(one: str, other: str) -> None:
    assert not names(one, other)
    assert not names(other, one)


NEGATIONS = [
    ("it was among them", "it was not among them"),
    ("it was among them", "it wasn’t among them"),
    ("a legal way", "an illegal way"),
    ("prices rose by", "prices fell by"),
    ("more than 5 of them", "fewer than 5 of them"),
    ("the minister and his son", "the minister and her son"),
    ("ціни зросли", "ціни впали"),
    ("die Preise stiegen", "die Preise fielen"),
    ("це було", "це не було"),
    ("es ist so", "es ist nicht so"),
    ("sie wurde belastet", "sie wurde entlastet"),
    ("jemand sah niemanden", "jemand sah jemanden"),
    ("это было", "это не было"),
    ("他会来", "他不会来"),
    ("行きます", "行きません"),
    ("he denied it", "he admitted it"),
    ("the firm says so", "the firm denies so"),
    ("he refused to pay", "he agreed to pay"),
    ("he failed to stop", "he managed to stop"),
    ("he failed to stop", "he stopped"),
    ("he denied the deal", "he did not deal"),
    ("the ruling was upheld", "the ruling was overturned"),
    ("the man was arrested", "the man was released"),
    ("prices rose sharply", "prices have fallen"),
    ("north of the town", "east of the town"),
    ("він заперечив це", "він підтвердив це"),
    ("його заарештували вчора", "його звільнили вчора"),
    ("вони вижили там", "вони загинули там"),
    ("он отрицал это", "он признал это"),
    ("его арестовали вчера", "его отпустили вчера"),
    ("er bestritt die Tat", "er gestand die Tat"),
    ("er wurde verurteilt", "er wurde freigesprochen"),
]


@pytest.mark.parametrize(("one", "other"), NEGATIONS)
def test_a_negation_more_or_less_is_seen(one: str, other: str) -> None:
    assert not negation(one, other)
    assert not negation(other, one)


def test_another_way_of_saying_no_is_none_more() -> None:
    assert negation("it was not among them", "it wasn't among them")


@pytest.mark.parametrize(
    ("old", "new", "agree"),
    [
        ("28,000", "28 000", (True, True, True)),
        ("28,000", "29,000", (False, True, True)),
        ("Marta", "Anna", (True, False, True)),
        ("was not among", "was among", (True, True, False)),
        ("carried", "moved", (True, True, True)),
        ("last year", "this year", (False, True, True)),
        ("passengers", "letters", (False, True, True)),
    ],
)
def test_a_match_is_a_copy_only_where_all_three_agree(
    index: PassageIndex, old: str, new: str, agree: tuple[bool, bool, bool]
) -> None:
    index.add_many([("one", story(1, PASSAGE.replace(old, new)))])
    (match,) = index.find(PASSAGE)
    assert (match.figures_agree, match.names_agree, match.negation_agrees) == agree
    assert match.is_copy is all(agree)


def test_a_figure_of_thousands_of_digits_is_compared_too() -> None:
    assert not figures("1" * 9000, "1" * 8999 + "2")
    assert figures("1" * 9000, "1" * 9000)


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("The repairs of the old bridge had cost the city 28", "{0},000 euros by Friday."),
        ("The repairs of the old bridge had cost the city 28", "{0}.5 million euros by Friday."),
        ("The repairs of the old bridge had cost the city 28", "{0} million euros by Friday."),
        ("5 degrees were measured at the harbour office in the night", "It was cold: -{0}."),
        ("500 visitors were counted at the harbour office on Sunday", "They say 12,{0}."),
    ],
)
def test_a_figure_that_goes_on_past_the_edge_is_another(
    index: PassageIndex, passage: str, text: str
) -> None:
    index.add_many([("cut", text.format(passage)), ("whole", f"They say: {passage}. And so on.")])
    assert {one.document_id: one.is_copy for one in index.find(passage)} == {
        "cut": False,
        "whole": True,
    }


def test_a_ukrainian_friday_is_a_date() -> None:
    guard = Guard("зустріч відбудеться у п'ятницю ввечері")
    assert not guard.compare("зустріч відбудеться у столиці ввечері")[0]


def test_long_figures_that_differ_are_not_the_same() -> None:
    guard = Guard("account 123456789012345678901234567891 was closed")
    assert not guard.compare("account 123456789012345678901234567894 was closed")[0]
