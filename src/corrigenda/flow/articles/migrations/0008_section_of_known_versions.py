from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from corrigenda.flow.articles.sections import section_of

BATCH = 500


def fill_sections(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of versions that were kept before versions had one: what the address names."""
    articles = apps.get_model("articles", "Article").objects.order_by("pk")
    versions = apps.get_model("articles", "Version").objects.filter(section="")
    last = 0
    while rows := list(articles.filter(pk__gt=last).values_list("pk", "url")[:BATCH]):
        within: dict[str, list[int]] = {}
        for pk, url in rows:
            within.setdefault(section_of(url), []).append(pk)
        for section, keys in within.items():
            if section:
                versions.filter(article__in=keys).update(section=section)
        last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_who_edited_a_version_and_since_when_a_page_is_unread"),
    ]

    operations = [
        migrations.RunPython(fill_sections, migrations.RunPython.noop, elidable=True),
    ]
