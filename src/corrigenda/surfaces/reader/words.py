"""What the reader's pages say."""

from __future__ import annotations

from corrigenda.lib.words import Counted, Words

WORDS = Words(
    {
        "home_title": "A corrections desk",
        "home_lead": "Readers say what is wrong in a story; editors check it; what was wrong is "
        "corrected, in the story and in public.",
        "home_report": "Suggest a correction",
        "home_report_text": "Paste the address of the story. You get a private link that tells you "
        "what becomes of your report.",
        "home_log": "What was corrected",
        "home_log_text": "Every correction and clarification, newest first. Nothing is ever taken "
        "out.",
        "home_log_link": "Read the log",
        "home_desk": "The newsroom’s desk",
        "home_desk_text": "Editors sign in here to check and decide reports.",
        "home_desk_link": "Open the desk",
        "title": "Suggest a correction",
        "lead": "Something wrong or unclear in this story? Tell {outlet}. An editor checks every "
        "report, and you get a private link that says what became of it.",
        "story": "The story",
        "says_label": "Which words are wrong?",
        "says_hint": "Copy them from the story as they stand there.",
        "should_say_label": "What should it say?",
        "should_say_hint": "If you know it: the words that should stand there instead.",
        "why_label": "What is wrong with it?",
        "why_hint": "A sentence or two helps the editor to check it.",
        "source_label": "Where can an editor check it?",
        "source_hint": "A web address that begins with https://",
        "contact_label": "Your e-mail address",
        "contact_hint": "So that you can be told the outcome; you confirm it by a mail first. It "
        "is never published.",
        "optional": "optional",
        "send": "Send the report",
        "send_again": "Send the report again",
        "trap_label": "Leave this field empty",
        "not_sent": "Not sent yet",
        "not_sent_fields": "Your words are all still here. Please look at this again:",
        "says_empty": "Copy the words that are wrong into this field.",
        "other_report": "You sent this form before, with other words; that report has arrived. To "
        "send this one as another report, press “Send the report again”.",
        "which_title": "Which story is it?",
        "which_label": "The story’s address",
        "which_hint": "Copy it from your browser’s address bar.",
        "which_go": "Continue",
        "address_wrong": "This is not the address of a story. Copy it from your browser’s address "
        "bar; it begins with https:// and holds no password and no spaces.",
        "address_unknown": "No newsroom here publishes on {site}. Check the address, or write to "
        "that newsroom itself.",
        "receipt": "Your report",
        "private": "This page is yours alone. Keep its address: there is no other way back to it.",
        "reload": "It changes as your report moves along; come back whenever you like.",
        "h_received": "We have your report",
        "h_checking": "An editor is checking it",
        "h_decided": "It will be changed",
        "h_decided_gone": "It was decided",
        "h_declined_gone": "Nothing was changed",
        "h_corrected": "The story was corrected",
        "h_declined": "The story stays as it is",
        "h_correction": "A correction was published",
        "h_clarification": "A clarification was published",
        "h_editors_note": "An editor’s note was published",
        "h_withdrawal": "The passage was withdrawn",
        "step_received": "Received",
        "step_received_text": "Your report is stored and waits for an editor.",
        "step_check_later": "An editor checks it",
        "step_checking": "Being checked",
        "step_checking_text": "An editor has your report in hand.",
        "step_checked": "Checked by an editor",
        "step_decide_later": "An editor decides",
        "step_decided": "Decided",
        "step_decided_fix": "The change was asked for. This page will say so when it stands in the "
        "story.",
        "step_decided_gone": "The change was asked for. But the story’s page is no longer there, "
        "so it cannot be seen whether it is made.",
        "step_decided_text": "The words are being published.",
        "step_correct_later": "The change stands",
        "step_fixed": "Corrected in the story",
        "step_correction": "Correction published",
        "step_clarification": "Clarification published",
        "step_editors_note": "Editor’s note published",
        "step_withdrawal": "Withdrawal published",
        "step_declined": "Not changed",
        "reason": "The editor’s reason",
        "now_says": "It now says",
        "then_said": "It then said",
        "will_say": "It will say",
        "changed_words": "What was changed",
        "permalink": "This entry in the public log",
        "live": "Verified live on the page, last seen",
        "superseded": "This entry was superseded by a later one.",
        "superseded_link": "Read the later one",
        "sent_title": "What you sent",
        "sent_says": "The words",
        "sent_should_say": "Should say",
        "sent_why": "Why",
        "sent_source": "Source",
        "open_story": "Open the story",
        "where_unchanged": "These words still stand in the story.",
        "where_changed": "These words have been changed in the story since.",
        "where_gone": "These words no longer stand in the story.",
        "where_ambiguous": "These words stand in the story several times, so it is not certain "
        "which place is meant.",
        "where_newest": "Newest version that we have read:",
        "where_noticed": "Noticed:",
        "where_undecided": "This is about the words of the story only. An editor still decides "
        "about your report.",
        "where_unseen": "We do not find these words in our own reading of the page. The editor is "
        "told so.",
        "where_page_gone": "The story’s page is no longer there.",
        "no_receipt_title": "There is no report at this address",
        "no_receipt": "Check that the whole link was copied, to its last letter. If the report was "
        "sent more than two years ago, it may have been deleted. You can also send it again.",
    }
)

OTHERS = Counted(
    "One other reader reported the same.",
    "{count} other readers reported the same.",
)
"""How many readers besides reported the same."""
