"""Reports that a decision is not about leave its case; of what was decided before, they stay."""

from typing import ClassVar

from django.db import migrations, models

TOLD = """UPDATE cases_decidedwords SET "parted_at" = "at" """


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0005_silent_sources")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="decidedwords",
            name="leased_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="decidedwords",
            name="parted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="decidedwords",
            name="waits",
            field=models.BooleanField(default=False),
        ),
        # Their readers were told already.
        migrations.RunSQL(TOLD, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="decidedwords",
            index=models.Index(
                condition=models.Q(("parted_at__isnull", True)),
                fields=["at"],
                name="decided_words_to_part",
            ),
        ),
    ]
