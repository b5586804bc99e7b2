"""Small words, which are no names even with a capital. In one set for all languages."""

from __future__ import annotations

from corrigenda.lexicon.lists import word_set

SMALL_WORDS = word_set(
    "a an the and or but not of to in on at for from by with as is are was were be been it its",
    "that this these those he she they we you i his her their our my your who which what when",
    "where why how there here then if while after before since because although though also no",
    "yes one some many most all each every both few more such than so do does did has have had",
    "will would can could may might must should about into over under out up down off only just",
    "der die das den dem des ein eine einen einem einer eines und oder aber nicht in im an am auf",
    "aus bei mit nach von vom zu zum zur für ist sind war wird werden als auch es er sie wir ich",
    "ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dies diese diesen diesem dieser",
    "dieses dort hier da dann wenn weil dass ob doch noch nur schon sehr mehr viele alle beim ins",
    "über unter um durch gegen ohne seit bis während wegen man uns wie was wer wo warum hat haben",
    "hatte hatten waren wurde wurden kann können soll sollen muss müssen jetzt damals zwar denn",
    "le la les un une des du de et ou mais dans sur pour par avec il elle ils el los las y o pero",
    "en con por para і й та в у на з із до по від за не що як це для але або його її їх він вона",
    "вони ми ви я то ж би якщо при так и с к о от что как это но или а он она они мы вы из же",
)
