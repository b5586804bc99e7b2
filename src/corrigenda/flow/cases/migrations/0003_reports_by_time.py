"""Joined rows know when their report came, so that an index has a case's reports in order."""

from typing import ClassVar

from django.db import migrations, models

TIMES = """
    UPDATE cases_joinedreport SET received_at = (
        SELECT received_at FROM reports_report WHERE reports_report.id = report_id
    )
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("cases", "0002_index_of_words"), ("reports", "0001_tables")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="joinedreport",
            name="report",
            field=models.OneToOneField(
                on_delete=models.CASCADE, related_name="joined", to="reports.report"
            ),
        ),
        migrations.AddField(
            model_name="joinedreport",
            name="received_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunSQL(TIMES, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="joinedreport",
            name="received_at",
            field=models.DateTimeField(),
        ),
        migrations.AlterField(
            model_name="joinedreport",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                on_delete=models.CASCADE,
                related_name="joined",
                to="cases.case",
            ),
        ),
        migrations.AddIndex(
            model_name="joinedreport",
            index=models.Index(
                fields=["case", "received_at", "report"], name="cases_oldest_report_first"
            ),
        ),
    ]
