"""Words beside a title that make another person of its holder: former, vice, acting."""

from __future__ import annotations

import regex

from corrigenda.lexicon.lists import word_set

_STANDINGS = {
    "former": word_set(
        "former formerly ex onetime erstwhile",
        "колишній колишнього колишньому колишнім колишня колишньої колишню колишньою колишні",
        "колишніх колишніми екс",
        "бывший бывшего бывшему бывшим бывшем бывшая бывшей бывшую бывшие бывших бывшими экс",
        "ehemalig ehemalige ehemaligen ehemaliger ehemaliges ehemaligem frühere früheren früherer",
    ),
    "deputy": word_set(
        "vice deputy assistant",
        "віце заступник заступника заступнику заступником заступниця заступниці заступницю",
        "вице заместитель заместителя заместителю заместителем замглавы",
        "vize stellvertretende stellvertretenden stellvertretender stellvertretendem",
    ),
    "acting": word_set(
        "acting interim caretaker",
        "тимчасовий тимчасового тимчасовому тимчасова тимчасової",
        "временный временного временному временная временной врио",
        "kommissarische kommissarischen kommissarischer kommissarisch",
    ),
}
_STANDING = {word: name for name, words in _STANDINGS.items() for word in words}
_PREFIXES = {
    **dict.fromkeys(("екс", "экс", "ex"), "former"),
    **dict.fromkeys(("віце", "вице", "vize"), "deputy"),
}
_OFFICE = regex.compile(
    "(?:president|minister|mayor|governor|chancellor|premier|prime|secretary|senator|director"
    "|chair|chief|head|leader|ambassador|speaker|prosecutor|judge|commander|general|sheriff|editor"
    "|manager|coach|captain|principal|treasurer|commissioner"
    "|президент|міністр|міністер|министр|премьер|прем$|мер(?:а|у|ом|ка|ки)?$|мэр|губернатор|канцлер|голов|глав"
    "|директор|посол|посла|прокурор|судд|судья|судьи|спікер|спикер|командувач|командующ|секретар"
    "|начальник|керівник|руководител|депутат|редактор"
    "|präsident|kanzler|bürgermeister|gouverneur|direktor|botschafter|vorsitzend|chef|leiter)"
)


def is_office(word: str) -> bool:
    """Whether a folded word is the title of an office, in any case form."""
    return bool(_OFFICE.match(word))


def standing(word: str) -> str | None:
    """Return what a folded word by itself makes of a title beside it; None where nothing."""
    return _STANDING.get(word)


def written_on(word: str) -> str | None:
    """Return what is written on to a folded title before it: віцепрезидент; None where nothing."""
    for prefix, name in _PREFIXES.items():
        if word.startswith(prefix) and is_office(word[len(prefix) :]):
            return name
    return None
