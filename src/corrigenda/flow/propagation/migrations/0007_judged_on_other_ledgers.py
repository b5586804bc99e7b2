"""Places on other ledgers are counted, and what was kept is looked at once by the newer rules."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def look_at_what_was_kept(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """Compare anew what nobody judged yet, and follow what was declined with its case."""
    rows = apps.get_model("propagation", "Copy").objects.filter(kind="story")
    now = timezone.now()
    rows.filter(state__in=("found", "variant")).update(followed_to=None, look_at=now)
    rows.filter(state="declined", own_case__isnull=False).update(look_at=now)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("propagation", "0006_why_a_copy_is_not_decided_likewise")]

    operations: ClassVar = [
        migrations.AddField("copy", "tried_at", models.DateTimeField(null=True)),
        migrations.AddField("sweep", "elsewhere", models.JSONField(default=list)),
        migrations.RunPython(look_at_what_was_kept, migrations.RunPython.noop),
    ]
