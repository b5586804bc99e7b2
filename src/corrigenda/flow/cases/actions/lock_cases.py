"""Hold several cases still while reports go from one to another."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article
from corrigenda.flow.cases.actions.move_passages import move_passages
from corrigenda.flow.cases.errors import CaseError
from corrigenda.flow.cases.models import Case


def lock_cases(*keys: int) -> list[Case]:
    """The cases as they are now, locked with their stories, each at its story's current version.

    Called inside the caller's transaction. Stories and cases are locked in the order of their
    keys, so that no two callers wait for each other.

    Raises:
        CaseError: one of them was merged meanwhile.
    """
    ids = Case.objects.filter(pk__in=keys).values_list("article_id", flat=True)
    articles = Article.objects.select_for_update(of=("self",)).select_related("current")
    for article in articles.filter(pk__in=list(ids)).order_by("pk"):
        move_passages(article)
    found = {
        case.pk: case
        for case in Case.objects.select_for_update(of=("self",))
        .select_related("outlet", "article__current", "version")
        .filter(pk__in=keys)
        .order_by("pk")
    }
    if missing := [pk for pk in keys if pk not in found]:
        raise CaseError(f"Case {missing[0]} was merged into another meanwhile: open it to see.")
    return [found[pk] for pk in keys]
