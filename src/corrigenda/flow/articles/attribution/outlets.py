"""The agencies and outlets that are known by name, and what looks like an outlet's name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency or an outlet: the name that is answered, and how texts spell it.

    A spelling is matched as it is written, capitals and all, as a whole word.
    """

    name: str
    spellings: tuple[str, ...] = ()


_KNOWN: Final = """
AP = Associated Press; The Associated Press; AP; Assoc. Press
Reuters = Reuters; Рейтер; Reuter; Рейтерс; رويترز; Thomson Reuters
AFP = AFP; Agence France-Presse; Agence France Presse; АФП; فرانس برس; أ ف ب
dpa = dpa; DPA; Deutsche Presse-Agentur; Deutschen Presse-Agentur; dpa-AFX
APA = APA
EFE = EFE; Efe; Agencia EFE; Europa Press
ANSA = ANSA; Ansa
KNA = KNA
epd = epd
PA Media = PA Media; Press Association
UPI = UPI; United Press International
PTI = PTI; Press Trust of India
ANI = ANI
IANS = IANS
Xinhua = Xinhua News Agency; Xinhua; Синьхуа; شينخوا
Kyodo = Kyodo News; Kyodo
Yonhap = Yonhap News Agency; Yonhap
Anadolu = Anadolu Agency; Anadolu; الأناضول
TASS = TASS; ТАСС
RIA Novosti = RIA Novosti; РИА Новости; РИА «Новости»
Interfax = Interfax; Интерфакс
Interfax-Ukraine = Interfax-Ukraine; Інтерфакс-Україна; Интерфакс-Украина
Ukrinform = Ukrinform; Укрінформ; Укринформ; Укрінформу
UNIAN = UNIAN; УНІАН; УНИАН
PAP = PAP
CNA = CNA
Bloomberg = Bloomberg News; Bloomberg
CNN = CNN; CNN Business; CNN-Wire; CNN Wire
BBC = BBC; BBC News; Бі-бі-сі; Би-би-си; بي بي سي
VOA = VOA; Voice of America
RFE/RL = RFE/RL; Radio Free Europe/Radio Liberty; Радіо Свобода; Радио Свобода
NPR = NPR
USA TODAY = USA TODAY; USA Today
Al Jazeera = Al Jazeera; Al Jazeera News; الجزيرة
Fox News = Fox News
NBC News = NBC News
CBS News = CBS News
ABC News = ABC News
Deutsche Welle = Deutsche Welle
Business Insider = Business Insider
The Verge = The Verge
Rolling Stone = Rolling Stone
Axios = Axios
Politico = Politico; POLITICO
TechCrunch = TechCrunch
BuzzFeed News = BuzzFeed News; BuzzFeed
HuffPost = HuffPost
Sky News = Sky News; سكاي نيوز
Der Spiegel = Der Spiegel; Spiegel Online
Süddeutsche Zeitung = Süddeutsche Zeitung; Süddeutschen Zeitung
Frankfurter Allgemeine Zeitung = Frankfurter Allgemeine Zeitung; Frankfurter Allgemeinen Zeitung
Handelsblatt = Handelsblatt
Le Figaro = Le Figaro
El País = El País
Ukrainska Pravda = Ukrainska Pravda; Українська правда; Українській правді; Украинская правда
Suspilne = Suspilne; Суспільне; Суспільному
"""
_LIKE_AN_OUTLET: Final = re.compile(
    r"(?:[A-Z][\w.&’'-]*\s+){0,4}?[A-Z][\w.&’'-]*\s+"
    r"(?:News|Times|Post|Herald|Tribune|Gazette|Chronicle|Guardian|Journal|Leader|Observer|"
    r"Telegraph|Daily|Press|Independent|Standard|Courier|Examiner|Inquirer|Globe|Mail|Mirror|"
    r"News Agency|Press Agency|Wire|Magazine|TODAY|Today|Broadcasting|Radio|TV|Television)"
    r"(?![\w’'])"
)
_AN_AGENCY: Final = (
    r"(?:[A-Z][\w’'-]+ ){1,3}?(?:News|Press) Agency|"
    r"[Іі]н(?:формаційн\w+ |форм)агентств\w* «[^»]{2,40}»|"
    r"[Ии]н(?:формационн\w+ |форм)агентств\w* «[^»]{2,40}»|"
    r"وكالة «[^»]{2,40}» للأنباء"
)
_NO_NAME: Final = frozenset({"The", "In", "On", "By", "And", "But", "A", "An", "For", "With"})


@cache
def _known() -> tuple[Agency, ...]:
    rows = [row.partition(" = ") for row in _KNOWN.strip().splitlines()]
    return tuple(Agency(name, tuple(rest.split("; "))) for name, _, rest in rows)


class Outlets:
    """The outlets that are looked for: those that are known, and a house's own list before them."""

    def __init__(self, agencies: Iterable[Agency] = (), own: Iterable[str] = ()) -> None:
        """`own` are the names of the outlet whose story it is: it is no agency to itself."""
        given = tuple(agencies)
        self._name_of: dict[str, str] = {}
        for one in (*_known(), *given):
            for spelling in (one.name, *one.spellings):
                self._name_of[spelling] = one.name
        longest = sorted(self._name_of, key=len, reverse=True)
        self._known = re.compile(
            r"(?<![\w@.-])(?:"
            + "|".join(map(re.escape, longest))
            + "|"
            + _AN_AGENCY
            + r")(?![\w@]|\.\w|-\w)"
        )
        self._own = {one.casefold() for one in own}

    def first(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first outlet that is known by name."""
        return next(
            (
                one
                for one in self._known.finditer(text, start, len(text) if end is None else end)
                if self.name(one.group()).casefold() not in self._own
            ),
            None,
        )

    def all(self, text: str) -> list[re.Match[str]]:
        """Each of those that are known by name."""
        return [
            one
            for one in self._known.finditer(text)
            if self.name(one.group()).casefold() not in self._own
        ]

    def at(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The outlet whose name begins at `start`, known or looking like one."""
        if (known := self._known.match(text, start, end)) and not self._is_own(known.group()):
            return known.span()
        like = _LIKE_AN_OUTLET.match(text, start, end)
        if like and like.group().split()[0] not in _NO_NAME and not self._is_own(like.group()):
            return like.span()
        return None

    def like(self, text: str) -> re.Match[str] | None:
        """The last name in a text that looks like an outlet's."""
        found = [one for one in _LIKE_AN_OUTLET.finditer(text) if not self._is_own(one.group())]
        return found[-1] if found else None

    def name(self, spelling: str) -> str:
        """The name that is answered for a spelling."""
        return self._name_of.get(spelling, spelling)

    def _is_own(self, spelling: str) -> bool:
        return self.name(spelling).casefold() in self._own


@cache
def _defaults() -> Outlets:
    return Outlets()


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's that is known, or looks like one."""
    bare = name.removeprefix("the ").removeprefix("The ")
    span = _defaults().at(bare, 0, len(bare))
    return span is not None and span[1] == len(bare)
