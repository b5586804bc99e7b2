"""`/desk/letters`: letters that do not say which words they mean; somebody says it for them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from corrigenda.flow.newsroom import actors
from corrigenda.flow.newsroom.models import Staff
from corrigenda.flow.reports.actions.place_letter import place_letter
from corrigenda.flow.reports.actions.reject_letter import reject_letter
from corrigenda.flow.reports.actions.take_back_letter import take_back_letter
from corrigenda.flow.reports.errors import LetterError
from corrigenda.flow.reports.models import Letter
from corrigenda.lib.states import TransitionError
from corrigenda.lib.text import TextError
from corrigenda.surfaces.desk.access import for_staff, page
from corrigenda.surfaces.desk.letters.listing import listing, outlets_of_letters
from corrigenda.surfaces.problems import answer

DONE = {
    "place": "It is a report now, and on its way to the cases.",
    "reject": "Rejected: the letter is kept for 30 days.",
    "take-back": "Taken back: the letter is looked at again.",
}
NOT_FOR_YOU = (
    "Letters are placed by editors, the standards editor and administrators. Ask one of them."
)
MEANWHILE = "Somebody else dealt with this letter a moment ago."


@for_staff
@require_safe
def show(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Thirty a page, the oldest first."""
    if not outlets_of_letters(staff):
        return answer(request, 403, "not-allowed", NOT_FOR_YOU)
    asked = request.GET
    found = listing(staff, show=asked.get("show", ""), page=asked.get("page", ""))
    return page(request, staff, "desk/letters/letters.html", {"letters": found})


@for_staff
@require_POST
def judge(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Place, reject or take back one letter."""
    outlets = outlets_of_letters(staff)
    if not outlets:
        return answer(request, 403, "not-allowed", NOT_FOR_YOU)
    verb = next((one for one in DONE if one in request.POST), "")
    key = request.POST.get(verb, "")[:15]
    letter = Letter.objects.filter(
        outlet__in=outlets, pk=int(key) if key.isascii() and key.isdigit() else 0
    ).first()
    _do(request, staff, verb, letter)
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    at = f"#{request.POST.get('next', '')}" if request.POST.get("next", "").isalnum() else ""
    return HttpResponseRedirect((back if safe else "/desk/letters/") + at, status=303)


def _do(request: HttpRequest, staff: Staff, verb: str, letter: Letter | None) -> None:
    if letter is None:
        messages.warning(request, "There is no such letter at an outlet of yours.")
        return
    by, given = actors.of(staff), request.POST
    try:
        if verb == "place":
            story, says = (given.get(f"{one}-{letter.pk}", "") for one in ("story", "says"))
            # A browser sends the ends of lines as CR and LF.
            place_letter(letter, story=story, says=says.replace("\r\n", "\n"), by=by)
        elif verb == "reject":
            reject_letter(letter, by=by)
        else:
            take_back_letter(letter, by=by)
    except (LetterError, TextError) as error:
        messages.warning(request, str(error))
    except TransitionError:
        messages.warning(request, MEANWHILE)
    else:
        messages.success(request, DONE[verb])
