"""The tabs of the queue are counted by an index alone, and not case by case."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_cases_that_packets_opened")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(merged_into=None),
                fields=["outlet", "phase", "lane"],
                name="cases_counted",
            ),
        ),
    ]
