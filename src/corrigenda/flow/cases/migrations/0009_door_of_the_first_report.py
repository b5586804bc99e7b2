from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill_first_doors(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The door of cases that were opened before cases noted it."""
    joined = apps.get_model("cases", "JoinedReport").objects.filter(case=models.OuterRef("pk"))
    first = joined.order_by("report__received_at", "report").values("report__channel")[:1]
    apps.get_model("cases", "Case").objects.filter(
        models.Exists(joined), first_door=""
    ).update(first_door=models.Subquery(first))


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_sorting_of_a_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="first_door",
            field=models.CharField(
                blank=True,
                choices=[
                    ("widget", "Widget"),
                    ("form", "Form"),
                    ("email", "Email"),
                    ("sweep", "Sweep"),
                ],
                max_length=10,
            ),
        ),
        migrations.RunPython(fill_first_doors, migrations.RunPython.noop, elidable=True),
    ]
