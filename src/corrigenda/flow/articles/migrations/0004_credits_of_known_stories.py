from typing import Any

from django.db import migrations

from corrigenda.flow.newsroom.bylines import names_in


def credit(apps: Any, schema_editor: object) -> None:
    Version = apps.get_model("articles", "Version")
    Credit = apps.get_model("articles", "Credit")
    rows = Version.objects.values_list("article_id", "authors", "block_data")
    for article, authors, blocks in rows.iterator(chunk_size=200):
        byline = "\n".join(one["text"] for one in blocks if one["role"] == "byline")
        Credit.objects.bulk_create(
            [Credit(article_id=article, name=name) for name in names_in(authors, byline)],
            ignore_conflicts=True,
        )


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0003_credits"),
    ]

    operations = [
        migrations.RunPython(credit, migrations.RunPython.noop),
    ]
