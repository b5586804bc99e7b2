"""How names are declined in Ukrainian and Russian, and which of them are a man's and a woman's.

A table has the endings of one name in its cases, "-" for none, so two forms of a name are in one
table; two nominatives never are. ё is written е.
"""

from __future__ import annotations

from itertools import permutations

from corrigenda.lexicon.lists import word_set

MAN, WOMAN, NEITHER = "m", "f", "n"
_TABLES = {
    MAN: (
        "- а у ові ом е і",  # Макрон
        "о а у ові ом і е",  # Шевченко
        "ь я ю еві ем єм і е",  # Коваль
        "ий ого ому им ім",  # Зеленський
        "ий ого ому им ом",
        "ый ого ому ым ом",
        "ий его ему им ем",
        "ій ього ьому ім",
        "- ым им ові і е",  # Іванов, with what is also a woman's
    ),
    WOMAN: (
        "а и і у ою",  # Олена
        "а ы и е у ой ою",
        "я і ю ею е",
        "я и е ю ей ею",
        "ь і ю",  # Любов, Казань
        "ь и ью",
        "а ої ій у ою",  # Зеленська
        "а ой у ою",
        "ая ой ую ою",
        "яя ей юю ею",
        "я ьої ій ю ьою",
    ),
    NEITHER: (
        "я ю ям і",  # Запоріжжя
        "е я ю ем",  # Запорожье
        "е ого ому им",  # Рівне
        "и ам ами ах",  # Черкаси
        "ы ам ами ах",
        "і ів ям ями ях",  # Чернівці
    ),
}
_TABLES_AFTER_A_VOWEL = {
    MAN: ("й я ю єві єм ї", "й я ю ем е", "й я ю ем и"),  # Сергій
    WOMAN: ("я ї ю єю є", "я и ю ей ею"),  # Марія
}


def _pairs(tables: dict[str, tuple[str, ...]]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for gender, lines in tables.items():
        for line in lines:
            for pair in permutations(_endings(line), 2):
                found.setdefault(pair, set()).add(gender)
    return {pair: frozenset(genders) for pair, genders in found.items()}


def _endings(line: str) -> list[str]:
    return ["" if ending == "-" else ending for ending in line.split()]


PAIRS = _pairs(_TABLES)
"""Endings of one name in two cases, by whether it is a man's, a woman's or neither's."""
PAIRS_AFTER_A_VOWEL = _pairs(_TABLES_AFTER_A_VOWEL)
"""The same where a vowel stands before them."""
BOTH = word_set("а у я ю і ї е и")
"""Endings of a man's name in some case and of a woman's in another: Олександра."""
ONLY_HERS = word_set("ы о ою ой єю ею ей ої ій")
SURNAMES = ("ов", "ев", "єв", "ин", "ін", "їн", "ын")
"""Ends of surnames that are his, and with an а hers."""
GIVEN = word_set(
    "олександр александр валентин антонін антонин августин юстин мартін мартин богдан роман іван",
    "иван степан стефан ярослав мирослав владислав станіслав станислав святослав вячеслав",
    "ростислав броніслав бронислав вацлав братислав богуслав мстислав радослав любомир казимир",
    "злат людмил віктор виктор адріан адриан юліан юлиан діан диан флоріан кристіан крістіан",
    "кристиан маріан мариан домінік доминик ерік эрик генрік генрик патрік франциск карл роберт",
    "альберт марсел мішел габріел габриел рафаел рафаэл даніел даниел мануел емануел микаел паул",
    "паол полін паулін симон йоган хуан фернанд орланд антоні валері валери",
    "євгені евгени віталі витали клавді клавди аврелі корнелі арсені арсени іванк супруг кум",
    "маркіз маркиз онук внук",
)
"""Names (and words for people) of a man that are a woman's with an а or я; without it."""
MOSTLY_HERS = word_set(
    "юлі юли марі мари наталі натали ксені ксени софі софи вікторі виктори емілі эмили"
)
"""The same where the man's name is so rare that what may be either's is hers."""
TOWNS = word_set(
    "києв киев харков харьков львов чернігов чернигов миколаєв канев ростов псков саратов тамбов",
    "серпухов азов кишинев краков берлін берлин пекін пекин дублін дублин турін турин люблін",
    "люблин щецін щецин очаков бердичев",
)
"""Towns that look like surnames."""
HERS = word_set(
    "україн украин аргентин палестин медин катерин екатерин ірин ирин марин галин ангелін ангелин",
    "каролін каролин христин крістін кристин алін алин арін арин карін карин регін регин елін",
    "альбін альбин буковин хатин герцеговин любов",
)
"""Names that are no man's with an а."""
HERS_ENDS = ("щин", "ччин")
UNDECLINED = word_set(
    "малі мали чилі чили перу конго баку тбілісі тбилиси сочі сочи осло токіо токио гаїті гаити",
    "сомалі сомали делі дели хельсінкі хельсинки зімбабве кіото киото монако лесото",
)
"""Names that are the same in all cases."""
SOFT = word_set("білорус белорус")
"""The country, which is no case of who lives there: Білорусь, білорус."""
STRESSED = ("ой", word_set("ая ую ою"))
"""An ending of hers that is his first case as well, where it is stressed: Толстой; and others."""
NEVER_STRESSED = ("ск", "цк")
MAY_BE_STRESSED = word_set("донск трубецк")
"""Not stressed, save in these."""
IRREGULAR = {
    "ігор": word_set("ігоря ігорю ігорем ігореві ігорі"),
    "лазар": word_set("лазаря лазарю лазарем лазареві"),
    "лев": word_set("льва льву львом"),
    "павел": word_set("павла павлу павлом павле"),
}
GENITIVE = word_set(
    "від для до без після проти біля крім серед замість коло щодо стосовно",
    "от для до без после против возле около кроме среди вместо",
)
"""Behind these no woman's name ends in а or я."""
TITLES = word_set(
    "президент міністр министр директор депутат канцлер принц генерал адвокат лідер лидер тренер",
    "мэр губернатор прокурор спікер спикер сенатор журналіст журналист актор актер режисер",
    "режиссер письменник полковник капітан капитан професор профессор доктор чемпіон чемпион",
    "футболіст футболист премьер спортсмен господин король брат син сын комісар комиссар мер пан",
)
"""What men are called, declined with their names; without an ending."""
SAID = ("л", "в", "н", "т", "м")
"""Ends of a verb that is his, and with an а hers: сказал, сказала; обран, обрана."""
