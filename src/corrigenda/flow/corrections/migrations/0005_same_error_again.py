from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from corrigenda.flow.corrections.decision import error_hash

BATCH = 500


def fill_error_hashes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of what was decided before corrections noted it."""
    model = apps.get_model("corrections", "Correction")
    changed = model.objects.filter(error_hash="").exclude(before=models.F("after"))
    last = 0
    while rows := list(changed.filter(pk__gt=last).order_by("pk").only("before", "after")[:BATCH]):
        for row in rows:
            row.error_hash = error_hash(row.before, row.after)
        model.objects.bulk_update(rows, ["error_hash"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("corrections", "0004_order_of_approval"),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="error_hash",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(fill_error_hashes, migrations.RunPython.noop, elidable=True),
    ]
