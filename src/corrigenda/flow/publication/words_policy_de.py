"""The published policy in German."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "title": "Regeln für Korrekturen",
    "title_of": "{outlet}: Regeln für Korrekturen",
    "in_force": "In der jetzt geltenden Fassung.",
    "errors": "Wie wir mit Fehlern umgehen",
    "errors_corrected": "Wenn in einem Beitrag etwas falsch ist, korrigieren wir es im Beitrag selbst, unter derselben Adresse, und machen das dort mit einem Vermerk kenntlich.",
    "repeat_yes": "Der Vermerk sagt, was falsch war und was richtig ist.",
    "repeat_no": "Der Vermerk sagt, was richtig ist, und wiederholt den Fehler nicht.",
    "silent": "Rechtschreib- und Grammatikfehler beheben wir ohne Vermerk. Was eine Zahl, einen Namen, ein Datum, eine Verneinung oder ein Zitat berührt, ist kein bloßer Schreibfehler: Dazu gibt es einen Vermerk, oder zwei Personen entscheiden, dass keiner nötig ist.",
    "late": "Eine Korrektur, die mehr als {days} nach dem Beitrag erscheint, sagt, warum sie so spät kommt.",
    "due": "Der Beitrag wird innerhalb von {hours} nach der Entscheidung geändert.",
    "hold": "Während wir eine Textstelle prüfen, machen wir das im Beitrag kenntlich.",
    "kinds": "Wie wir es nennen und wo es steht",
    "correction": "Korrektur: Eine Tatsache war falsch. Der Vermerk steht {place}.",
    "clarification": "Klarstellung: Die Worte waren richtig, konnten aber missverstanden werden. Einen Fehler nennen wir nie so. Der Vermerk steht {place}.",
    "editors_note": "Anmerkung der Redaktion: wie der Beitrag entstanden ist. Sie steht {place}.",
    "withdrawal": "Rücknahme: Der Beitrag als Ganzes ist nicht haltbar. Der Vermerk steht {place}, und die Adresse des Beitrags bleibt erreichbar.",
    "top": "am Anfang des Beitrags",
    "passage": "an der Textstelle selbst",
    "end": "am Ende des Beitrags",
    "severities": "Bei einem schweren Fehler steht der Vermerk {place}, wie auch immer er heißt.",
    "second": "Wer entscheidet",
    "second_nobody": "Niemand gibt die eigene Entscheidung selbst frei: Über jede Rücknahme entscheidet eine zweite Person.",
    "second_kinds": "Niemand gibt die eigene Entscheidung selbst frei. Eine zweite Person entscheidet immer bei: {kinds}.",
    "second_touches": "Eine zweite Person entscheidet auch, wenn die Änderung Folgendes betrifft: {touches}.",
    "second_severities": "Eine zweite Person entscheidet auch bei schweren Fehlern.",
    "second_sections": "Eine zweite Person entscheidet auch über Beiträge in diesen Ressorts: {sections}.",
    "log": "Das Protokoll",
    "log_kept": "Jeder Vermerk bleibt auf Dauer in unserem öffentlichen Protokoll. Nichts wird daraus entfernt: Ein späterer Eintrag ersetzt einen früheren, und beide bleiben stehen.",
    "to_log": "Alle Korrekturen",
    "readers": "Wenn Sie einen Fehler sehen",
    "readers_how": "Markieren Sie die Worte im Beitrag und drücken Sie Strg+Enter, oder nutzen Sie das Formular. Sie erhalten einen persönlichen Link, der Ihnen zeigt, was daraus geworden ist.",
    "readers_when": "Wir wollen Ihren Hinweis innerhalb von {look} ansehen und über Schreibfehler innerhalb von {typo}, über Tatsachen innerhalb von {fact} und über alles, was keinen Aufschub duldet, innerhalb von {urgent} entscheiden.",
    "readers_form": "Fehler melden",
    "readers_unnamed": "Wir danken Leserinnen und Lesern, ohne ihre Namen zu nennen.",
    "readers_kept": "Wenn Sie eine Adresse angeben, teilen wir Ihnen darüber das Ergebnis mit und nutzen sie für nichts anderes; {days} nach der Antwort wird sie gelöscht. Was Sie geschrieben haben, wird nach {months} gelöscht.",
    "contact": "Wer zuständig ist",
    "contact_desk": "Für Korrekturen bei „{outlet}“ zuständig: {desk}.",
    "contact_how": "So erreichen Sie uns: {contact}",
    "and": "{first} und {last}",
    "kind.correction": "Korrektur",
    "kind.clarification": "Klarstellung",
    "kind.editors_note": "Anmerkung der Redaktion",
    "kind.withdrawal": "Rücknahme",
    "touch.figure": "eine Zahl",
    "touch.name": "ein Name",
    "touch.date": "ein Datum",
    "touch.negation": "eine Verneinung",
    "touch.quotation": "ein Zitat",
}

UNITS = {
    "hours": ("{n} Stunde", "{n} Stunden"),
    "days": ("{n} Tag", "{n} Tage"),
    "months": ("{n} Monat", "{n} Monaten"),
}
"""As they stand in the sentences above: `days` in the accusative, the others in the dative."""


def form(n: int) -> int:
    """Which of a unit's forms stands with a number."""
    return 0 if n == 1 else 1
