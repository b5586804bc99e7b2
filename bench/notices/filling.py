"""Fill the desk that the environment names: `python -m bench.notices.filling REPORTS`.

Prints one line of JSON: the addresses of stories with corrections, and of stories without.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from bench.desk.filling import editor  # noqa: E402
from django.core.management import call_command  # noqa: E402

from corrigenda.flow.articles.models import Article  # noqa: E402
from corrigenda.flow.newsroom.models import Outlet  # noqa: E402
from corrigenda.flow.publication.models import Entry  # noqa: E402
from corrigenda.project.fill import fill_desk  # noqa: E402


def main() -> None:
    """Fills the desk, and says which stories there are."""
    call_command("migrate", verbosity=0)
    editor()
    outlet = Outlet.objects.get(slug="daily")
    fill_desk(outlet, int(sys.argv[1]), seed=1, told=lambda stored: None)
    corrected = Entry.objects.values_list("article", flat=True)
    with_notices = Article.objects.filter(pk__in=corrected).values_list("url", flat=True)
    without = Article.objects.exclude(pk__in=corrected).values_list("url", flat=True)
    print(json.dumps({"corrected": list(with_notices), "known": list(without)}))


if __name__ == "__main__":
    main()
