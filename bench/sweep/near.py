"""Names that are nearly another's, in several scripts: what must not be offered as a copy.

Every line is a sentence of an invented report with the name that was printed, names that are one
sign, one ending or one reading away, and other forms of the same name, which are to be offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from corrigenda.archive import PassageIndex


@dataclass(frozen=True)
class Near:
    """A sentence with a place for a name."""

    sentence: str
    name: str
    others: str
    """Other names, parted by strokes."""
    same: str = ""
    """The same name in other forms."""


_KOREAN = "어제 정부가 {}에 관한 새로운 계획을 큰 회의에서 모두에게 자세히 발표했다고 통신이 전했다"
_ARABIC = (
    "قال {} في المؤتمر الصحفي الذي عقد أمس في المدينة القديمة إن الجسر الجديد سيفتح قبل نهاية الصيف"
)
_HINDI = "{} ने कल शाम शहर के पुराने बाज़ार में हुई बैठक में कहा कि नया पुल गर्मी के अंत तक खुल जाएगा"
_HEBREW = "{} אמר אתמול בישיבה שנערכה בעיר העתיקה כי הגשר החדש ייפתח עוד לפני סוף הקיץ הקרוב"
_GEORGIAN = (
    "{} განაცხადა გუშინ ძველ ქალაქში გამართულ შეხვედრაზე რომ ახალი ხიდი ზაფხულის ბოლომდე გაიხსნება"
)
_JAPANESE = "昨日の会議で{}さんが新しい橋を夏の終わりまでに開くという計画を町の人々に詳しく話した"
_CHINESE = "昨天在老城举行的会议上{}向大家详细介绍了夏天结束以前开放新桥的计划"
_UKRAINIAN = (
    "учора на зустрічі в старому місті {} докладно і довго розповідали про новий міст через річку"
)
_RUSSIAN = (
    "вчера на встрече в старом городе {} подробно и долго рассказывали о новом мосте через реку"
)
_ENGLISH = (
    "at a long meeting in the old town on the river last night {} before the new bridge opens"
)
NEAR = (
    Near(_KOREAN, "김정은", "김정일|김정남|김종은", "김 정은"),
    Near(_KOREAN, "부산", "부천|부안|울산"),
    Near(_ARABIC, "محمد", "محمود|أحمد|حمد", "مُحَمَّد"),
    Near(_ARABIC, "حسن", "حسين|الحسن|محسن"),
    Near(_ARABIC, "كريم", "ريم|كرم"),
    Near(_HINDI, "राम", "राज|रमा|श्याम"),
    Near(_HINDI, "सीता", "गीता|मीता"),
    Near(_HEBREW, "דני", "רני|דן|דנה"),
    Near(_GEORGIAN, "გიორგი ბერიძემ", "დავით კობახიძემ|გიორგი ბერაძემ|გიგი ბერიძემ"),
    Near(_JAPANESE, "あゆみ", "あゆむ|まゆみ|あゆ"),
    Near(_JAPANESE, "野々村", "野村|野々山"),
    Near(_CHINESE, "李在明", "李明|李再民|李在民"),
    Near(_UKRAINIAN, "Нігер", "Нігерія|Нігерії|Нігерію", "Нігеру|Нігером"),
    Near(_UKRAINIAN, "Олександр Бойко", "Олександра Бойко|Олександр Байко", "Олександра Бойка"),
    Near(_UKRAINIAN, "Зеленський", "Зеленська|Зелінський|Зеленської", "Зеленського|Зеленським"),
    Near(_UKRAINIAN, "Іванова", "Іванов|Іванової|Іванову"),
    Near(_UKRAINIAN, "Ольга", "Олена|Олег", "Ольги|Ользі|Ольгою"),
    Near(_UKRAINIAN, "Рось", "Росія|Росії", "Росі"),
    Near(_UKRAINIAN, "Алжирі", "Алжирії|Алжирія", "Алжир|Алжиром"),
    Near(_RUSSIAN, "Нигера", "Нигерии|Нигерия", "Нигер|Нигеру"),
    Near(_RUSSIAN, "Валентин", "Валентина|Валентину", "Валентином"),
    Near(_RUSSIAN, "Толстой", "Толстая|Толстых"),
    Near(_RUSSIAN, "Сергей Иванов", "Сергей Иванова", "Сергея Иванова|Сергеем Ивановым"),
    Near(_ENGLISH, "dozens of people met", "a dozen people met|hundreds of people met"),
    Near(_ENGLISH, "thousands of people met", "a thousand people met|a few thousand people met"),
    Near(_ENGLISH, "he denied it", "he admitted it|he confirmed it"),
    Near(_ENGLISH, "they were arrested", "they were released|they were freed"),
)


def measured_near(url: str) -> dict[str, float]:
    """Look for each sentence where it stands with another name and with the same; print, return."""
    found = others = same = offered = alike = 0
    with PassageIndex(url, rebuild=True) as index:
        kinds: dict[str, bool] = {}
        for number, one in enumerate(NEAR):
            for is_same, names in ((False, one.others), (True, one.same)):
                for name in filter(None, names.split("|")):
                    key = f"{number} {name}"
                    kinds[key] = is_same
                    index.add_many([(key, one.sentence.format(name))])
        for number, one in enumerate(NEAR):
            for match in index.find(one.sentence.format(one.name)):
                if match.document_id.split()[0] != str(number):
                    continue
                found += 1
                offered += match.is_copy and not kinds[match.document_id]
                alike += match.is_copy and kinds[match.document_id]
    same = sum(kinds.values())
    others = len(kinds) - same
    print(f"near names: {offered} of {others} others and {alike} of {same} the same offered")
    return {
        "near names found": found / len(kinds),
        "near names offered as a copy, at most": offered,
        "the same name otherwise offered as a copy": alike / same,
    }
