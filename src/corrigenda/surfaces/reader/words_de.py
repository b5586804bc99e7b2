"""Deutsch."""

WORDS = {
    "home_title": "Korrekturen",
    "home_lead": "Leserinnen und Leser sagen, was in einem Beitrag nicht stimmt; die Redaktion "
    "prüft es; was falsch war, wird korrigiert, im Beitrag selbst und öffentlich.",
    "home_report": "Korrektur vorschlagen",
    "home_report_text": "Fügen Sie die Adresse des Beitrags ein. Sie erhalten einen persönlichen "
    "Link, der Ihnen zeigt, was aus Ihrem Hinweis wird.",
    "home_log": "Was korrigiert wurde",
    "home_log_text": "Alle Korrekturen und Klarstellungen, die neuesten zuerst. Nichts wird je "
    "entfernt.",
    "home_log_link": "Zum Protokoll",
    "home_desk": "Für die Redaktion",
    "home_desk_text": "Hier meldet sich die Redaktion an, um Hinweise zu prüfen und darüber zu "
    "entscheiden.",
    "home_desk_link": "Zur Anmeldung",
    "title": "Korrektur vorschlagen",
    "lead": "Ist in diesem Beitrag etwas falsch oder unklar? Sagen Sie es der Redaktion von "
    "„{outlet}“. Sie prüft jeden Hinweis, und Sie erhalten einen persönlichen Link, der Ihnen "
    "zeigt, was daraus geworden ist.",
    "story": "Der Beitrag",
    "says_label": "Welche Worte sind falsch?",
    "says_hint": "Kopieren Sie den Wortlaut genau so, wie er im Beitrag steht.",
    "should_say_label": "Wie müsste es heißen?",
    "should_say_hint": "Falls Sie es wissen: die Worte, die dort stehen sollten.",
    "why_label": "Was stimmt daran nicht?",
    "why_hint": "Ein, zwei Sätze helfen der Redaktion beim Prüfen.",
    "source_label": "Wo lässt sich das nachprüfen?",
    "source_hint": "Eine Internetadresse, die mit https:// beginnt",
    "contact_label": "Ihre E-Mail-Adresse",
    "contact_hint": "Damit wir Ihnen das Ergebnis mitteilen können. Zuvor bitten wir Sie per E-Mail, "
    "die Adresse zu bestätigen. Veröffentlicht wird sie nie.",
    "optional": "freiwillig",
    "send": "Hinweis absenden",
    "send_again": "Hinweis noch einmal absenden",
    "trap_label": "Lassen Sie dieses Feld leer",
    "not_sent": "Noch nicht gesendet",
    "not_sent_fields": "Alles, was Sie geschrieben haben, ist noch da. Bitte sehen Sie sich dies "
    "noch einmal an:",
    "says_empty": "Kopieren Sie die falschen Worte in dieses Feld.",
    "too_long": "Das sind {length} Zeichen, möglich sind höchstens {most}. Bitte kürzen Sie den Text.",
    "unreadable": "Darin ist ein Zeichen, das sich nicht anzeigen lässt. Tippen Sie die Worte ein, "
    "statt sie einzufügen.",
    "source_wrong": "Das ist keine Internetadresse. Geben Sie sie in der Form "
    "https://example.org/page an oder lassen Sie das Feld leer.",
    "contact_wrong": "Das ist keine E-Mail-Adresse. Geben Sie sie in der Form name@example.org an "
    "oder lassen Sie das Feld leer.",
    "other_report": "Sie haben dieses Formular schon einmal mit anderen Worten abgesendet; der "
    "frühere Hinweis ist angekommen. Um diesen als weiteren Hinweis zu senden, drücken Sie „Hinweis noch "
    "einmal absenden“.",
    "too_many": "Von Ihrem Anschluss kamen gerade viele Hinweise. Wartezeit in Sekunden: "
    "{seconds}. Drücken Sie danach „Hinweis noch einmal absenden“; alles, was Sie geschrieben "
    "haben, ist noch da.",
    "which_title": "Um welchen Beitrag geht es?",
    "which_label": "Die Adresse des Beitrags",
    "which_hint": "Kopieren Sie den Link aus der Adresszeile Ihres Browsers.",
    "which_go": "Weiter",
    "address_wrong": "Das ist nicht die Adresse eines Beitrags. Kopieren Sie den Link aus der "
    "Adresszeile Ihres Browsers; er beginnt mit https:// und enthält weder Passwort noch "
    "Leerzeichen.",
    "address_unknown": "Auf {site} veröffentlicht keine der Redaktionen, für die diese Seite da "
    "ist. Prüfen Sie die Adresse oder schreiben Sie direkt an die dortige Redaktion.",
    "receipt": "Ihr Hinweis",
    "private": "Diese Seite ist nur für Sie. Bewahren Sie ihre Adresse auf: Es gibt keinen anderen "
    "Weg hierher zurück.",
    "reload": "Sie ändert sich, sobald es mit Ihrem Hinweis weitergeht; schauen Sie jederzeit "
    "wieder vorbei.",
    "h_received": "Ihr Hinweis ist angekommen",
    "h_checking": "Die Redaktion prüft Ihren Hinweis",
    "h_decided": "Es wird geändert",
    "h_decided_gone": "Es ist entschieden",
    "h_declined_gone": "Es wurde nichts geändert",
    "h_corrected": "Der Beitrag wurde korrigiert",
    "h_declined": "Der Beitrag bleibt, wie er ist",
    "h_correction": "Eine Korrektur wurde veröffentlicht",
    "h_clarification": "Eine Klarstellung wurde veröffentlicht",
    "h_editors_note": "Eine Anmerkung der Redaktion wurde veröffentlicht",
    "h_withdrawal": "Die Textstelle wurde zurückgezogen",
    "step_received": "Eingegangen",
    "step_received_text": "Ihr Hinweis ist gespeichert; als Nächstes prüft ihn die Redaktion.",
    "step_check_later": "Die Redaktion prüft ihn",
    "step_checking": "Wird geprüft",
    "step_checking_text": "Ihr Hinweis wird in der Redaktion bearbeitet.",
    "step_checked": "Von der Redaktion geprüft",
    "step_decide_later": "Die Redaktion entscheidet",
    "step_decided": "Entschieden",
    "step_decided_fix": "Die Änderung ist veranlasst. Sobald sie im Beitrag steht, erfahren Sie es "
    "auf dieser Seite.",
    "step_decided_gone": "Die Änderung ist veranlasst. Weil es die Seite des Beitrags nicht mehr "
    "gibt, lässt sich aber nicht sehen, ob sie vorgenommen wird.",
    "step_decided_text": "Der Wortlaut wird gerade veröffentlicht.",
    "step_correct_later": "Die Änderung steht im Beitrag",
    "step_fixed": "Im Beitrag korrigiert",
    "step_correction": "Korrektur veröffentlicht",
    "step_clarification": "Klarstellung veröffentlicht",
    "step_editors_note": "Anmerkung der Redaktion veröffentlicht",
    "step_withdrawal": "Rücknahme veröffentlicht",
    "step_declined": "Nicht geändert",
    "reason": "Die Begründung der Redaktion",
    "now_says": "Jetzt steht dort",
    "then_said": "Damals stand dort",
    "will_say": "Dort wird stehen",
    "changed_words": "Was geändert wurde",
    "permalink": "Dieser Eintrag im öffentlichen Protokoll",
    "live": "Auf der Seite bestätigt, zuletzt am",
    "superseded": "Dieser Eintrag wurde durch einen späteren ersetzt.",
    "superseded_link": "Zum späteren Eintrag",
    "sent_title": "Was Sie gesendet haben",
    "sent_says": "Im Beitrag stand",
    "sent_should_say": "Es müsste heißen",
    "sent_why": "Warum",
    "sent_source": "Quelle",
    "open_story": "Beitrag öffnen",
    "where_unchanged": "Diese Worte stehen noch im Beitrag.",
    "where_changed": "Diese Worte wurden seither im Beitrag geändert.",
    "where_gone": "Diese Worte stehen nicht mehr im Beitrag.",
    "where_ambiguous": "Diese Worte stehen mehrmals im Beitrag; welche Stelle gemeint ist, ist "
    "daher nicht sicher.",
    "where_newest": "Neueste Fassung, die wir gelesen haben:",
    "where_noticed": "Festgestellt:",
    "where_undecided": "Hier geht es nur um den Wortlaut des Beitrags. Über Ihren Hinweis "
    "entscheidet die Redaktion noch.",
    "where_unseen": "Als wir die Seite gelesen haben, waren diese Worte dort nicht zu finden. Die "
    "Redaktion weiß davon.",
    "where_page_gone": "Die Seite des Beitrags gibt es nicht mehr.",
    "no_receipt_title": "Unter dieser Adresse gibt es keinen Hinweis",
    "no_receipt": "Prüfen Sie, ob Sie den ganzen Link kopiert haben, bis zum letzten Zeichen. Wurde "
    "der Hinweis vor mehr als zwei Jahren gesendet, ist er womöglich gelöscht. Sie können ihn auch "
    "noch einmal senden.",
}

OTHERS = {
    "one": "Darauf hat noch eine andere Person hingewiesen.",
    "other": "Darauf haben noch {count} andere Personen hingewiesen.",
}
