"""Choose anew by which words stories are found that came when the archive was small.

Which words are rare is not known from a few stories; from some thousands it is.
"""

from __future__ import annotations

from django.db import transaction

from corrigenda.flow.publication.actions.keep_topic import choose_topic_again
from corrigenda.flow.publication.models import Topic, WordCount

ENOUGH = 4096
"""Stories from which it is known which words are rare."""


def choose_keys(limit: int = 1000) -> int:
    """Choose for those stories of whose archive twice as many are known by now; how many."""
    few = Topic.objects.filter(of_stories__lt=ENOUGH)
    done = 0
    for counter in list(few.order_by().values_list("counter", flat=True).distinct()):
        row = WordCount.objects.filter(word=counter).first()
        if row is None:
            continue
        due = few.filter(counter=counter, of_stories__lte=row.stories // 2)
        for key in list(due.order_by("of_stories").values_list("pk", flat=True)[: limit - done]):
            done += _choose(key)
    return done


def _choose(key: int) -> int:
    with transaction.atomic():
        topic = Topic.objects.select_for_update().filter(pk=key).first()
        if topic is None:
            return 0
        choose_topic_again(topic)
    return 1
