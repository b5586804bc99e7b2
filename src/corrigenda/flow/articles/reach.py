"""What a role reaches: a reporter their own stories, everybody else their outlets."""

from __future__ import annotations

from corrigenda.flow.articles.models import Article
from corrigenda.flow.articles.queries import stories_of
from corrigenda.flow.newsroom.actors import Actor
from corrigenda.flow.newsroom.errors import NotAllowedError
from corrigenda.flow.newsroom.models import Role
from corrigenda.flow.newsroom.permissions import require
from corrigenda.flow.newsroom.queries import role_of


def reaches(actor: Actor, article: Article) -> bool:
    """Whether what `actor` may do for the outlet, they may do for this story of it."""
    if actor.staff is None or role_of(actor.staff, article.outlet) != Role.REPORTER:
        return True
    return stories_of(actor.staff).filter(article=article).exists()


def require_on(actor: Actor, verb: str, article: Article) -> None:
    """Let an action on a story, or on a case of it, go on.

    Raises:
        NotAllowedError: the actor's role does not allow it, or not on this story.
    """
    require(actor, verb, article.outlet)
    if not reaches(actor, article):
        raise NotAllowedError(
            f"{actor.name} is a reporter of {article.outlet.name} and may do this for their own "
            f"stories only ({verb}). An administrator can add the name they write under."
        )
