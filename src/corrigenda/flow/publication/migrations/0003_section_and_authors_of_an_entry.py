from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of known entries: what the story says now is the nearest that is known."""
    entries = apps.get_model("publication", "Entry").objects.select_related("article__current")
    for entry in entries.iterator(chunk_size=500):
        if entry.article.current is not None:
            entry.authors = entry.article.current.authors
            entry.save(update_fields=["authors"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_section_of_a_version'),
        ('publication', '0002_where_a_notice_stands'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='authors',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='entry',
            name='section',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
