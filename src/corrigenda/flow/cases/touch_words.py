"""Words that carry figures, dates and negations, by language."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "hundred thousand million billion trillion dozen hundreds thousands millions billions dozens",
    "half quarter third twice double triple",
    "один одна одне два дві три чотири п'ять шість сім вісім дев'ять десять двадцять тридцять",
    "сорок п'ятдесят сто двісті триста тисяча тисячі тисяч мільйон мільйони мільйонів мільярд",
    "мільярди мільярдів половина чверть",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend million",
    "millionen milliarde milliarden hälfte viertel",
    "واحد واحدة اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرون مئة ألف آلاف مليون",
    "ملايين مليار مليارات نصف ربع",
)

DATE_WORDS = _words(
    "january february march april june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю",
    "учора вчора сьогодні завтра",
    "januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag",
    "freitag samstag sonntag gestern heute morgen",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد أمس اليوم غدا",
)

NEGATIONS = _words(
    "not no never none nobody nothing nowhere neither nor without cannot",
    "не ні ніколи ніхто ніщо без немає нема жоден жодна жодного",
    "nicht kein keine keinem keinen keiner keines nie niemals niemand nichts ohne weder",
    "لا لم لن ليس ليست غير دون بدون",
)
