"""Every screen that an address leads to: whose it is, and where it stands on the filled desk.

The words in braces are keys of what `filled.main` tells. A route that shows no screen of its own
is excused, with the reason.
"""

from __future__ import annotations

from typing import NamedTuple


class Screen(NamedTuple):
    """What somebody sees at an address.

    Attributes:
        route: by the name that `reverse` knows.
        says: words that only this screen shows, so that another is not taken for it.
        status: that the service answers.
    """

    name: str
    route: str
    path: str
    says: str
    status: int = 200


READERS = (
    Screen("home", "reader:home", "/", "A corrections desk"),
    Screen("form", "reader:report", "/report?url={story}", "Which words are wrong?"),
    Screen("form-arabic", "reader:report", "/report?url={story_arabic}", "شارع الحمير"),
    Screen("form-bare", "reader:report", "/report", "Which story is it?"),
    Screen("receipt", "reader:receipt", "/receipt/{receipt}", "240"),
    Screen("receipt-replied", "reader:receipt", "/receipt/{receipt_replied}", "its third page"),
    Screen("receipt-delete", "reader:delete", "/receipt/{receipt}/delete", "Delete what you sent"),
    Screen("receipt-arabic", "reader:receipt", "/receipt/{receipt_arabic}", "بلاغك"),
    Screen("receipt-held", "reader:receipt", "/receipt/{receipt_held}", "чекає, доки"),
    Screen(
        "receipt-rejected",
        "reader:receipt",
        "/receipt/{receipt_rejected}",
        "did not take",
    ),
    Screen("receipt-unknown", "reader:receipt", "/receipt/none", "There is no report", 404),
    Screen("check", "reader:check", "/check/{check}", "Orla Venn"),
    Screen("check-spent", "reader:check", "/check/{check_spent}", "This link works no more", 410),
    Screen("mail-confirm", "reader:mail-confirm", "/mail/confirm/{confirm}", "Is this address"),
    Screen("mail-stop", "reader:mail-stop", "/mail/stop/{stop}", "No mail to your address?"),
    Screen(
        "mail-unknown",
        "reader:mail-stop",
        "/mail/stop/none",
        "nothing at this address",
        404,
    ),
    Screen("log", "public:log", "/corrections/?outlet=daily", "Corrections"),
    Screen("log-arabic", "public:log", "/corrections/?outlet=weekly", "أوسل"),
    Screen("log-both", "public:log", "/corrections/", "Corrections"),
    Screen("months", "public:months", "/corrections/months?outlet=daily", "By month"),
    Screen("transparency", "public:transparency", "/corrections/transparency?outlet=daily", "14.1"),
    Screen("entry", "public:entry", "/corrections/{entry}", "another"),
    Screen("entry-copies", "public:entry", "/corrections/{entry_swept}", "1 of 2 corrected"),
    Screen("entry-arabic", "public:entry", "/corrections/{entry_arabic}", "أوسل"),
    Screen("policies", "public:policy", "/corrections/policy", "أوسل"),
    Screen(
        "policy-public",
        "public:policy",
        "/corrections/policy?outlet=daily",
        "about errors",
    ),
    Screen("policy-arabic", "public:policy", "/corrections/policy?outlet=weekly", "أوسل"),
    Screen(
        "scorecard",
        "public:scorecard",
        "/corrections/scorecard?outlet=daily",
        "in figures",
    ),
    Screen("scorecard-arabic", "public:scorecard", "/corrections/scorecard?outlet=weekly", "أوسل"),
    Screen("demo-front", "demo:front", "/demo/", "Daily"),
    Screen("demo-story", "demo:story", "{story}", "afer"),
    Screen("demo-story-arabic", "demo:story", "{story_arabic}", "الحمير"),
    Screen("sign-in", "desk:sign-in", "/desk/sign-in", "Sign in to the desk"),
    Screen("enter", "desk:enter", "/desk/enter/{as_rolf}", "Sign in"),
    Screen("join", "desk:join", "/desk/join/{join}", "Welcome, Nils Abara"),
    Screen("join-spent", "desk:join", "/desk/join/none", "This invitation is over", 410),
    Screen("not-found", "", "/desk/nowhere", "", 404),
)
EDITORS = (
    Screen("queue", "desk:queue", "/desk/", "Cases"),
    Screen("queue-found", "desk:queue", "/desk/?q=is:open+is:fact", "Cases"),
    Screen("queue-empty", "desk:queue", "/desk/?q=zeppelin", "No case is found"),
    Screen("queue-unclear", "desk:queue", "/desk/?q=is:lost+owner:nobody", "may be open"),
    Screen("case", "desk:case", "/desk/cases/{case}", "Ask Quillmark News Agency whether"),
    Screen("case-typo", "desk:case", "/desk/cases/{case_typo}", "afer"),
    Screen("case-tended", "desk:case", "/desk/cases/{case_tended}", "Rang the harbour board"),
    Screen("case-asked", "desk:case", "/desk/cases/{case_asked}", "Orla Venn"),
    Screen("case-in-approval", "desk:case", "/desk/cases/{case_in_approval}", "approve"),
    Screen("case-to-approve", "desk:case", "/desk/cases/{case_own_in_approval}", "can approve"),
    Screen("case-overdue", "desk:case", "/desk/cases/{case_overdue}", "Overdue"),
    Screen("case-published", "desk:case", "/desk/cases/{case_published}", "another"),
    Screen("case-declined", "desk:case", "/desk/cases/{case_declined}", "eclined"),
    Screen("case-swept", "desk:case", "/desk/cases/{case_swept}", "1 of 2 corrected"),
    Screen(
        "case-told", "desk:case", "/desk/cases/{case_swept}?reports=1", "told of the correction"
    ),
    Screen("copies", "desk:copies", "/desk/cases/{case_swept}/copies?show=found", "would become"),
    Screen(
        "copies-variants",
        "desk:copies",
        "/desk/cases/{case_swept}/copies?show=variants",
        "A figure differs",
    ),
    Screen(
        "copies-waiting",
        "desk:copies",
        "/desk/cases/{case_swept}/copies?show=waiting",
        "first those that need somebody",
    ),
    Screen(
        "copies-corrected",
        "desk:copies",
        "/desk/cases/{case_swept}/copies?show=corrected",
        "Morning briefing",
    ),
    Screen(
        "copies-settled",
        "desk:copies",
        "/desk/cases/{case_swept}/copies?show=settled",
        "Declined",
    ),
    Screen("copies-none", "desk:copies", "/desk/cases/{case}/copies", "was not searched"),
    Screen("split", "desk:split", "/desk/cases/{case_tended}/split", "Split"),
    Screen("merge", "desk:merge", "/desk/cases/{case}/merge", "Merge"),
    Screen("held", "desk:held", "/desk/held/", "watches"),
    Screen("rejected", "desk:held", "/desk/held/?show=rejected", "watches"),
    Screen("bans", "desk:bans", "/desk/held/bans", "The same advertisement"),
    Screen("letters", "desk:letters", "/desk/letters/", "puzzle"),
    Screen("letters-rejected", "desk:letters", "/desk/letters/?show=rejected", "automatic answer"),
    Screen("letters-placed", "desk:letters", "/desk/letters/?show=placed", "became a report"),
    Screen("approvals", "desk:approvals", "/desk/approvals/", "Approvals"),
    Screen("changes", "desk:changes", "/desk/changes/", "Ask the CMS again"),
    Screen("changes-asked", "desk:changes", "/desk/changes/?show=asked", "Changes"),
    Screen("figures", "desk:figures", "/desk/figures", "Figures"),
    Screen("setup", "desk:setup", "/desk/setup", "Does it work?"),
    Screen("policy", "desk:policy", "/desk/policy/", "Policy"),
    Screen("deliveries", "desk:deliveries", "/desk/deliveries", "Nothing gets through"),
    Screen("subscribers-read", "desk:subscribers", "/desk/subscribers/", "Fits no story here"),
    Screen("subscriber-read", "desk:subscriber", "/desk/subscribers/{subscriber}", "Taken from it"),
    Screen("telling", "desk:telling", "/desk/account/telling", "A new case in the fact lane"),
    Screen("account", "desk:account", "/desk/account", "Edda Brandt"),
    Screen("password", "desk:password", "/desk/password", "New password"),
    Screen("staff-refused", "desk:staff", "/desk/staff/", "is up to its administrators", 403),
    Screen("audit-refused", "desk:audit", "/desk/audit/", "is read by", 403),
    Screen("case-unknown", "desk:case", "/desk/cases/999999", "", 404),
)
ADMINISTRATORS = (
    Screen("queue-two-outlets", "desk:queue", "/desk/", "and 1 more"),
    Screen("case-approving", "desk:case", "/desk/cases/{case_in_approval}", "Approve"),
    Screen("case-own", "desk:case", "/desk/cases/{case_own_in_approval}", "approves their own"),
    Screen("approvals-mine", "desk:approvals", "/desk/approvals/", "Approvals"),
    Screen("people", "desk:staff", "/desk/staff/", "Nils Abara"),
    Screen("subscribers", "desk:subscribers", "/desk/subscribers/", "Add a subscriber"),
    Screen("subscriber", "desk:subscriber", "/desk/subscribers/{subscriber}", "another key"),
    Screen("subscriber-posted", "desk:subscriber", "/desk/subscribers/{radio}", "Posted to"),
    Screen("channels", "desk:channels", "/desk/channels", "The archive"),
    Screen("audit", "desk:audit", "/desk/audit/", "Edda Brandt"),
    Screen("erasing", "desk:erasing", "/desk/erasing/", "Waiting for a second administrator"),
    Screen("erasure", "desk:erasure", "/desk/erasing/{erasure}", "There is no way back"),
    Screen("policy-change", "desk:policy", "/desk/policy/", "Policy"),
    Screen("figures-two-outlets", "desk:figures", "/desk/figures?outlet=weekly", "Figures"),
)
REPORTERS = (
    Screen("queue-reporter", "desk:queue", "/desk/", "Nothing waits to be decided"),
    Screen("telling-reporter", "desk:telling", "/desk/account/telling", "Rolf Maro"),
)
FACTORED = (
    Screen("account-factors", "desk:account", "/desk/account", "My phone"),
    Screen(
        "app-remove",
        "mfa_deactivate_totp",
        "/desk/account/app/remove",
        "authenticator app",
    ),
    Screen("codes", "mfa_view_recovery_codes", "/desk/account/codes", "Recovery codes"),
    Screen(
        "codes-new",
        "mfa_generate_recovery_codes",
        "/desk/account/codes/new",
        "Make new",
    ),
    Screen("passkey-new", "mfa_add_webauthn", "/desk/account/passkeys/new", "Add a passkey"),
    Screen(
        "passkey-rename",
        "mfa_edit_webauthn",
        "/desk/account/passkeys/{passkey}",
        "Rename",
    ),
    Screen(
        "passkey-remove",
        "mfa_remove_webauthn",
        "/desk/account/passkeys/{passkey}/remove",
        "Remove the passkey?",
    ),
    Screen("again", "account_reauthenticate", "/desk/account/again", "Is it you?"),
    Screen("again-code", "mfa_reauthenticate", "/desk/account/again/code", "Is it you?"),
    Screen(
        "again-passkey",
        "mfa_reauthenticate_webauthn",
        "/desk/account/again/passkey",
        "Is it you?",
    ),
)
EVERY: dict[str, tuple[Screen, ...]] = {
    "": READERS,
    "edda": EDITORS,
    "ada": ADMINISTRATORS,
    "rolf": REPORTERS,
    "petra": FACTORED,
}
"""By whose screen it is: a user name, or nobody's."""

EXCUSED: dict[str, str] = {
    "reader:widget": "files, no screen",
    "public:atom": "a file",
    "public:json": "a file",
    "public:scorecard-data": "a file",
    "reader:appeal": "leads to reader:receipt",
    "reader:reply": "leads to reader:receipt",
    "reader:tell": "leads to reader:receipt",
    "reader:take-back": "leads to reader:delete",
    "public:month": "the log, of a month",
    "public:recent": "a file",
    "public:withdrawn": "only of a story that was withdrawn: test_on_the_story",
    "public:rss": "a file",
    "public:export-csv": "a file",
    "public:export-json": "a file",
    "public:chain": "a file",
    "public:checkpoints": "a file",
    "public:transparency-data": "a file",
    "public:copies": "a file",
    "public:schema.jsonld": "a file",
    "public:annotation.jsonld": "a file",
    "public:ninjs.json": "a file",
    "public:newsml.xml": "a file",
    "well-known": "a file",
    "robots": "a file",
    "demo:hook": "for the desk's webhook alone",
    "desk:figures-file": "a file",
    "desk:audit-export": "a file",
    "mfa_download_recovery_codes": "a file",
    "mfa_login_webauthn": "what the browser is to ask of a device, as JSON",
    "mfa_authenticate": "only on the way in: test_people",
    "mfa_activate_totp": "only without an app: test_people",
    "openid_connect_callback": "only from the house's own service",
    "socialaccount_login_cancelled": "leads to desk:sign-in",
    "account_login": "is desk:sign-in",
    "mfa_index": "is desk:account",
    "mfa_list_webauthn": "is desk:account",
    "socialaccount_connections": "is desk:account",
    "desk:decide": "loaded again, it leads to desk:case",
    "desk:check-setup": "a form's; what it shows is in the journey of setting up",
    "desk:change-policy": "loaded again, it leads to desk:policy",
    "desk:here": "who else looks at a case, as JSON",
}
"""Routes that show no screen of their own, or none without more than an address."""
