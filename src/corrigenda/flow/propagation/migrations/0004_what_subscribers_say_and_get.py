from __future__ import annotations

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
        migrations.RunPython(count_what_is_beyond_the_places, migrations.RunPython.noop),
    ]
