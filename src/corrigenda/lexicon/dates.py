"""Months, days of the week and days told from today: one name for each, in any of its forms.

And how long ago something was, as pages say it: what another hour makes something else of.
"""

from __future__ import annotations

import re

from corrigenda.lexicon.lists import word_set

_MONTHS = (
    "january jan januar jänner janvier enero січень січня січні январь января январе يناير",
    "february feb februar feber février febrero лютий лютого лютому февраль февраля феврале فبراير",
    "march mar märz mrz mars marzo березень березня березні март марта марте مارس",
    "april apr avril abril квітень квітня квітні апрель апреля апреле أبريل ابريل",
    "may mai mayo травень травня травні май мая мае مايو",
    "june jun juni juin junio червень червня червні июнь июня июне يونيو",
    "july jul juli juillet julio липень липня липні июль июля июле يوليو",
    "august aug août agosto серпень серпня серпні август августа августе أغسطس",
    "september sep sept septembre septiembre вересень вересня вересні сентябрь сентября сентябре"
    " سبتمبر",
    "october oct oktober okt octobre octubre жовтень жовтня жовтні октябрь октября октябре أكتوبر",
    "november nov novembre noviembre листопад листопада листопаді ноябрь ноября ноябре نوفمبر",
    "december dec dezember dez décembre diciembre грудень грудня грудні декабрь декабря декабре"
    " ديسمبر",
)
_DAYS = (
    "monday mon montag lundi lunes понеділок понеділка понеділку понедельник понедельника الاثنين",
    "tuesday tue tues dienstag mardi martes вівторок вівторка вівторку вторник вторника الثلاثاء",
    "wednesday wed mittwoch mercredi miércoles середа середу середи середі среда среду среды"
    " الأربعاء",
    "thursday thu thurs donnerstag jeudi jueves четвер четверга четвергу четверг الخميس",
    "friday fri freitag vendredi viernes п'ятниця п'ятницю п'ятниці пятница пятницу пятницы الجمعة",
    "saturday sat samstag sonnabend samedi sábado субота суботу суботи суботі суббота субботу"
    " субботы السبت",
    "sunday sun sonntag dimanche domingo неділя неділю неділі воскресенье воскресенья الأحد",
    "yesterday gestern hier ayer учора вчора вчера أمس",
    "today tonight heute hoy сьогодні сегодня اليوم",
    "tomorrow morgen demain mañana завтра غدا",
    "vorgestern позавчора позавчера",
    "übermorgen післязавтра послезавтра",
    "торік торішній торішня торішнього прошлогодний letztjährig letztjährigen",
    "цьогоріч цьогорічний цьогорічна цьогорічного heuer",
)
_TURNS = (
    "last past previous минулого минулої минулий минулому минулої минулу минулих прошлого прошлой"
    " прошлый прошлом прошлую letzte letzten letzter letztes letztem vergangene vergangenen"
    " vergangener vergangenes vorige vorigen voriges الماضي الماضية",
    "this цього цієї цей цьому ця цю этого этой этот этом эту diese diesen dieser dieses diesem"
    " الحالي الحالية هذا هذه",
    "next coming наступного наступної наступний наступному наступну следующего следующей следующий"
    " следующем следующую nächste nächsten nächster nächstes nächstem kommende kommenden kommender"
    " المقبل المقبلة القادم القادمة",
)
_SPANS = (
    "year years рік року році роки год года году jahr jahres jahre العام عام السنة سنة",
    "month months місяць місяця місяці месяц месяца месяце monat monats monate الشهر شهر",
    "week weeks тиждень тижня тижні неделя недели неделю неделе woche wochen الأسبوع أسبوع",
    "weekend вихідних выходные выходных wochenende",
    "night ніч ночі ночь ночи nacht الليلة ليلة",
    "quarter квартал кварталу кварталі квартала квартале quartal quartals الربع",
    "season сезон сезону сезоні сезона сезоне saison",
    "summer літо літа лето лета sommer sommers الصيف",
    "winter зима зими зимы الشتاء",
    "spring весна весни весны frühjahr frühling الربيع",
    "autumn fall осінь осені осень осени herbst الخريف",
    "century століття столітті столетие столетия jahrhundert jahrhunderts القرن",
)
_AGO = re.compile(
    r"\b(?:\d+|an?) ?(?:[mhd]|(?:min|minute|hr|hour|day|week|month|year)s?) ago\b"
    r"|\b(?:\d+ )?(?:хв|хвилин|годин|день|дн|тижд|тижн|місяц|рік|рок)\w*\.? тому\b"
    r"|\b(?:\d+ )?(?:мин|минут|час|день|дн|недел|месяц|год|лет)\w*\.? назад\b"
    r"|\bvor (?:\d+|eine[mrn]) (?:min|std|stunde|tag|woche|monat|jahr)\w*"
    r"|\bمنذ (?:\d+ )?(?:دقيق|دقائق|ساع|يوم|أيام|أسبوع|أسابيع|شهر|أشهر|سن)\w*"
    r"|\bil y a (?:\d+|une?) (?:min|heure|jour|semaine|mois|an)\w*"
    r"|\bhace (?:\d+|una?) (?:min|hora|día|semana|mes|año)\w*",
    re.IGNORECASE,
)
_CAPITAL_ONLY = word_set("may march mar mars sun sat mon wed jan sep dec")
"""Ordinary words without a capital."""
_NAMES = {
    word: f"{kind} {number}"
    for kind, lines in (("month", _MONTHS), ("day", _DAYS))
    for number, line in enumerate(lines, 1)
    for word in line.split()
}
_TURN = {word: number for number, line in enumerate(_TURNS, -1) for word in line.split()}
_SPAN = {word: line.split()[0] for line in _SPANS for word in line.split()}


def dated(folded: str, written: str) -> str | None:
    """Return the one name of a month or day, None for another word.

    Args:
        folded: the word, folded.
        written: the word as it stands.
    """
    found = _NAMES.get(folded)
    if found is None or (folded in _CAPITAL_ONLY and not written[:1].isupper()):
        return None
    return found


def told_from_now(word: str, beside: str) -> str | None:
    """Return the one name of a time as it is told from now, None for other words.

    Args:
        word: a folded word: last, this, next, in the languages that are known.
        beside: the folded word behind it, or before it: a year, a week.
    """
    turn, span = _TURN.get(word), _SPAN.get(beside)
    return None if turn is None or span is None else f"{span} {turn:+d}"


def may_be_told_from_now(word: str) -> bool:
    """Say whether a folded word is a part of a time that is told from now."""
    return word in _TURN


def tells_ago(text: str) -> bool:
    """Whether a text says how long ago something was."""
    return _AGO.search(text) is not None


def without_ago(text: str) -> str:
    """A text without how long ago something was, which another hour makes something else of."""
    return _AGO.sub("", text)
