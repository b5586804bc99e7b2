from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill_first_reports(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The first report of a case that was opened before cases noted it."""
    joined = apps.get_model("cases", "JoinedReport").objects.filter(case=models.OuterRef("pk"))
    first = joined.order_by("report__received_at").values("report__received_at")[:1]
    apps.get_model("cases", "Case").objects.filter(joined__isnull=False).update(
        first_report_at=models.Subquery(first)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_further_places_and_merged_cases"),
    ]

    operations = [
        migrations.RunPython(fill_first_reports, migrations.RunPython.noop),
    ]
