"""Numbers that are written as words, and what they are worth."""

from __future__ import annotations

import re

from corrigenda.lexicon.lists import NUMBER_WORDS, word_set


def _from(first: int, *lines: str) -> dict[str, int]:
    """Words of one value stand together, joined by strokes; values go up by one."""
    return {
        form: value
        for line in lines
        for value, forms in enumerate(line.split(), first)
        for form in forms.split("|")
    }


def _tens(*lines: str) -> dict[str, int]:
    return {form: 10 * value for form, value in _from(2, *lines).items()}


def _hundreds(*lines: str) -> dict[str, int]:
    return {form: 100 * value for form, value in _from(1, *lines).items()}


_UNITS = {
    **_from(
        0,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen",
        "null ein|eins|eine|einen|einem|einer|eines zwei|zwo drei vier fünf sechs sieben acht neun"
        " zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
        " quinze seize",
        "cero uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
        " quince dieciséis diecisiete dieciocho diecinueve",
        "нуль|нуля один|одна|одне|одного|одної|однієї|одному|одній|одну|одним|однією"
        " два|дві|двох|двом|двома три|трьох|трьом|трьома чотири|чотирьох|чотирьом|чотирма"
        " п'ять|п'яти|п'ятьох|п'ятьма|п'ятьом шість|шести|шістьох|шістьма|шістьом"
        " сім|семи|сімох|сьома|сімома вісім|восьми|вісьмох|вісьма|вісьмома"
        " дев'ять|дев'яти|дев'ятьох|дев'ятьма десять|десяти|десятьох|десятьма"
        " одинадцять|одинадцяти дванадцять|дванадцяти тринадцять|тринадцяти"
        " чотирнадцять|чотирнадцяти п'ятнадцять|п'ятнадцяти шістнадцять|шістнадцяти"
        " сімнадцять|сімнадцяти вісімнадцять|вісімнадцяти дев'ятнадцять|дев'ятнадцяти",
        "ноль|ноля один|одна|одно|одного|одной|одному|одну|одним два|две|двух|двум|двумя"
        " три|трёх|трех|трём|трем|тремя четыре|четырёх|четырех|четырём|четырем|четырьмя"
        " пять|пяти|пятью шесть|шести|шестью семь|семи|семью восемь|восьми|восемью"
        " девять|девяти|девятью десять|десяти|десятью одиннадцать|одиннадцати"
        " двенадцать|двенадцати тринадцать|тринадцати четырнадцать|четырнадцати"
        " пятнадцать|пятнадцати шестнадцать|шестнадцати семнадцать|семнадцати"
        " восемнадцать|восемнадцати девятнадцать|девятнадцати",
    ),
    **_from(
        1,
        "واحد|واحدة اثنان|اثنين|اثنتان|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع"
        " ثمانية|ثماني تسعة|تسع عشرة|عشر",
        # Ordinals are worth their figure: 1st, first.
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "перший|перша|перше|першого|першої|першому|першій|першу|першим"
        " другий|друга|друге|другого|другої|другому|другій|другу|другим"
        " третій|третя|третє|третього|третьої|третьому|третю|третім",
        # Not achte and achten, which are to heed and to respect.
        "erste|ersten|erster|erstes|erstem zweite|zweiten|zweiter|zweites|zweitem"
        " dritte|dritten|dritter|drittes|drittem vierte|vierten|vierter|viertes|viertem"
        " fünfte|fünften|fünfter|fünftes|fünftem sechste|sechsten|sechster|sechstes|sechstem"
        " siebte|siebten|siebter|siebtes|siebtem achter|achtes|achtem"
        " neunte|neunten|neunter|neuntes|neuntem zehnte|zehnten|zehnter|zehntes|zehntem",
    ),
}
_TENS = _tens(
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "vingt trente quarante cinquante soixante",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "двадцять|двадцяти тридцять|тридцяти сорок|сорока п'ятдесят|п'ятдесяти шістдесят|шістдесяти"
    " сімдесят|сімдесяти вісімдесят|вісімдесяти дев'яносто|дев'яноста",
    "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти"
    " семьдесят|семидесяти восемьдесят|восьмидесяти девяносто|девяноста",
    "عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين"
    " تسعون|تسعين",
)
_HUNDREDS = _hundreds(
    "сто|ста двісті|двохсот триста|трьохсот чотириста|чотирьохсот п'ятсот|п'ятисот"
    " шістсот|шестисот сімсот|семисот вісімсот|восьмисот дев'ятсот|дев'ятисот",
    "сто|ста двести|двухсот триста|трёхсот|трехсот четыреста|четырёхсот|четырехсот пятьсот|пятисот"
    " шестьсот|шестисот семьсот|семисот восемьсот|восьмисот девятьсот|девятисот",
    "مئة|مائة مئتان|مئتين",
)
_SCALES = {
    100: "hundred hundreds hundert hunderte hunderten cent cents cien ciento сотні сотень сотням"
    " сотнями сотни сотен",
    10: "десятки десятків десяткам десятками десятков",
    12: "dozen dozens dutzend dutzende dutzenden",
    10
    ** 3: "thousand thousands tausend tausende tausenden tsd mille mil k тисяча тисячі тисяч тисячу"
    " тисячею тисячам тисячами тис тысяча тысячи тысяч тысячу тысячам тысячами тыс ألف ألفا آلاف",
    10**6: "million millions millionen mio mln mn millón millones мільйон мільйона мільйони"
    " мільйонів мільйоном млн миллион миллиона миллионы миллионов миллионом مليون مليونا ملايين",
    10**9: "billion billions bn milliarde milliarden mrd milliard milliards мільярд мільярда"
    " мільярди мільярдів мільярдом млрд миллиард миллиарда миллиарды миллиардов مليار مليارات",
    10
    ** 12: "trillion trillions billionen трильйон трильйона трильйони трильйонів триллион триллиона"
    " триллионов",
}
_MANY = {
    10: "tens десяток десятка десятки десятків десяткам десятками десятков dizaine"
    " dizaines decenas",
    12: "dozens dutzende dutzenden douzaines docenas",
    100: "hundreds hunderte hunderten сотня сотню сотні сотень сотням сотнями сотни сотен centaines"
    " cientos مئات",
    10
    ** 3: "thousands tausende tausenden milliers тисячі тисяч тисячам тисячами тысячи тысяч тысячам"
    " тысячами آلاف",
    10**6: "millions millionen millones мільйони мільйонів миллионы миллионов ملايين",
    10**9: "billions milliarden milliards мільярди мільярдів миллиарды миллиардов مليارات",
    10**12: "trillions billionen трильйони трильйонів триллионы триллионов",
}
VALUES: dict[str, int] = {**_HUNDREDS, **_TENS, **_UNITS}
"""What a word is worth by itself, or added to the one before it."""
SCALES: dict[str, int] = {word: value for value, words in _SCALES.items() for word in words.split()}
"""What a word multiplies the number before it by."""
MANY: dict[str, str] = {
    word: f"{value}s" for value, words in _MANY.items() for word in words.split()
}
"""What a word says by itself that names no figure, but how large one is: dozens, thousands."""
SEVERAL = word_set(
    "few several many couple einige einigen mehrere mehreren paar wenige viele quelques plusieurs",
    "varios varias кілька кількох декілька декількох несколько нескольких пара пару",
)
"""Before a word that multiplies there is no figure either: several thousand."""
ARTICLES = word_set(
    "one ein eins eine einen einem einer eines un une uno una один одна одне одно одного одної",
    "однієї одному одній одну одним однією одной واحد واحدة",
)
"""Number words that may be an article, and then count nothing."""
WRITTEN_ON: dict[str, int] = {
    **SCALES,
    "m": 10**6,
    "b": 10**9,
    "tn": 10**12,
}
"""What letters multiply the figure by that they are written on to: £5m, 12bn, 5млн."""
PARTS = word_set(
    "half halves quarter quarters thirds twice thrice double doubled triple tripled половина",
    "половини половину чверть чверті третина третини удвічі вдвічі втричі половина половины",
    "половину четверть треть вдвое втрое hälfte viertel drittel doppelt moitié tiers mitad tercio",
    "doppelte doppelten doppelter doppeltes verdoppelt halb halbe halben halber halbes halbiert",
    "anderthalb eineinhalb zweieinhalb dreifach dreifache dreifachen verdreifacht zweimal dreimal",
    "نصف ثلث ربع ضعف",
)
"""Parts and multiples: figures that are told apart by their word."""
JOINING = word_set("and und et y i й і та и")
"""Stands between the words of one number."""

_SHORT = 7
"""Letters up to which a German number stands in the lists."""
_GERMAN = re.compile(
    r"(?:(?P<thousand>\w*?)tausend)?(?:(?P<hundred>\w*?)hundert)?(?:und)?(?P<rest>\w*)"
)

_MANY_ENDS = ("tausende", "tausenden", "hunderte", "hunderten")
_LONGEST = 80
"""Letters of the longest number below a million, and a few more."""
_DECLINED = re.compile(r"(?:(?<=tausend|hundert)(?:en?|ste[mnrs]?)|(?<=[zßs]ig)ste[mnrs]?)\Z")


def is_number(word: str) -> bool:
    """Whether a word in lower case is a number, among them those that German writes as one word."""
    return word in NUMBER_WORDS or (len(word) > _SHORT and _german(word) is not None)


def worth(word: str) -> int | None:
    """Return what a folded word is worth as a number, None for a word that is none."""
    value = VALUES.get(word)
    if value is None and len(word) > _SHORT:
        return _german(word)
    return value


def many(word: str, before: str) -> str | None:
    """Return how large the figures are that a folded word tells of, None where it tells of one.

    Args:
        word: dozens, Tausende, Zehntausende; or thousand.
        before: the folded word before it, such as several.
    """
    if before in SEVERAL and word in SCALES:
        return f"several {SCALES[word]}"
    found = MANY.get(word)
    if found is None and len(word) > _SHORT and word.endswith(_MANY_ENDS):
        value = _german(word)
        return None if value is None else f"{value}s"
    return found


def _german(word: str) -> int | None:
    """Read a number that German writes as one word, such as achtundzwanzigtausend."""
    if len(word) > _LONGEST:
        return None
    word = _DECLINED.sub("", word)
    if word in VALUES:
        return VALUES[word]
    if not ("und" in word or "hundert" in word or "tausend" in word):
        return None
    match = _GERMAN.fullmatch(word)
    if match is None:
        return None
    total = 0
    for name, factor in (("thousand", 1000), ("hundred", 100), ("rest", 1)):
        part = match[name]
        if part is None or (name == "rest" and not part):
            continue
        value = _german_small(part, empty=1)
        if value is None:
            return None
        total += value * factor
    return total


def _german_small(word: str, *, empty: int) -> int | None:
    """Read a German number below 1,000 without what is above it."""
    if not word:
        return empty
    if "hundert" in word:
        before, after = word.split("hundert", 1)
        head, rest = _german_small(before, empty=1), _german_small(after, empty=0)
        return None if head is None or rest is None else 100 * head + rest
    if word in VALUES:
        return VALUES[word]
    unit, found, ten = word.partition("und")
    if found and unit in VALUES and VALUES[unit] < 10 and ten in _TENS:
        return VALUES[unit] + _TENS[ten]
    return None
