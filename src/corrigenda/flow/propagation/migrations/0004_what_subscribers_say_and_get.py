from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ENDED = ("corrected", "declined", "gone")


def count_what_is_beyond_the_places(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Of what was acknowledged before, as it is counted of each acknowledgement from now on."""
    rows: Any = apps.get_model("propagation", "Sending").objects
    sendings = rows.exclude(answered_at=None)
    for one in sendings.only("counts", "places").iterator(chunk_size=50):
        beyond: dict[str, int] = {}
        for state, number in (*one.counts.items(), *((row["state"], -1) for row in one.places)):
            named = state if state in ENDED else "requested"
            beyond[named] = beyond.get(named, 0) + number
        one.beyond = {state: number for state, number in beyond.items() if number > 0}
        one.save(update_fields=["beyond"])


def tell_again_what_nobody_looked_for(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Its house was told of no places, as if there were none."""
    packets = apps.get_model("propagation", "IncomingPacket").objects.exclude(verdict="")
    packets.filter(redacted_at=None, number__gt=0).update(answer_due_at=datetime.now(UTC))


def date_what_gets_everything(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Since it was made: when it was switched to that later is not known, and none is to be missed."""
    subscribers: Any = apps.get_model("propagation", "Subscriber").objects
    subscribers.filter(gets_all=True).update(gets_all_since=models.F("made_at"))


def undate_what_gets_everything(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Back to whether it does."""
    subscribers: Any = apps.get_model("propagation", "Subscriber").objects
    subscribers.exclude(gets_all_since=None).update(gets_all=True)


class Migration(migrations.Migration):
    dependencies = [
        ("propagation", "0003_a_sweep_in_part"),
    ]

    operations = [
        migrations.AddField(
            model_name="sending",
            name="beyond",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="sending",
            name="said_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sending",
            name="verdict",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Swept"),
                    ("ours", "Ours"),
                    ("known", "Known"),
                    ("unheard", "Unheard"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="subscriber",
            name="gets_all_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(date_what_gets_everything, undate_what_gets_everything),
        migrations.RemoveField(model_name="subscriber", name="gets_all"),
        migrations.RunPython(tell_again_what_nobody_looked_for, migrations.RunPython.noop),
        migrations.RunPython(count_what_is_beyond_the_places, migrations.RunPython.noop),
    ]
