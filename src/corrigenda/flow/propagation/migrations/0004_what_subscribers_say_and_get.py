from __future__ import annotations

from datetime import UTC, datetime

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ENDED = ("corrected", "declined", "gone")


def count_what_is_beyond_the_places(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Of what was acknowledged before, as it is counted of each acknowledgement from now on."""
    sendings = apps.get_model("propagation", "Sending").objects.exclude(answered_at=None)
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
        migrations.RunPython(tell_again_what_nobody_looked_for, migrations.RunPython.noop),
        migrations.RunPython(count_what_is_beyond_the_places, migrations.RunPython.noop),
    ]
