"""The database's own index of `EntryText.words`, as of the words of cases, and what is known.

See cases/migrations/0007_index_of_words.py. A migration that rebuilds `publication_entrytext` on
SQLite has to make the triggers again.
"""

from collections import Counter
from datetime import UTC
from typing import Any

from django.db import migrations

from corrigenda.flow.publication.log.words import words_of

SQLITE = (
    """CREATE VIRTUAL TABLE publication_words USING fts5(
        words, content='publication_entrytext', content_rowid='entry_id',
        tokenize='ascii', detail=none, columnsize=0)""",
    """CREATE TRIGGER publication_words_in AFTER INSERT ON publication_entrytext BEGIN
        INSERT INTO publication_words(rowid, words) VALUES (new.entry_id, new.words); END""",
    """CREATE TRIGGER publication_words_out AFTER DELETE ON publication_entrytext BEGIN
        INSERT INTO publication_words(publication_words, rowid, words)
        VALUES ('delete', old.entry_id, old.words); END""",
    """CREATE TRIGGER publication_words_other AFTER UPDATE OF words ON publication_entrytext BEGIN
        INSERT INTO publication_words(publication_words, rowid, words)
        VALUES ('delete', old.entry_id, old.words);
        INSERT INTO publication_words(rowid, words) VALUES (new.entry_id, new.words); END""",
)
SQLITE_BACK = (
    *(f"DROP TRIGGER publication_words_{name}" for name in ("in", "out", "other")),
    "DROP TABLE publication_words",
)
POSTGRESQL = (
    """ALTER TABLE publication_entrytext ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    """CREATE INDEX publication_words ON publication_entrytext
        USING gin (vector) WITH (fastupdate = off)""",
)
POSTGRESQL_BACK = ("ALTER TABLE publication_entrytext DROP COLUMN vector",)


def forwards(apps: Any, schema_editor: Any) -> None:
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        schema_editor.execute(statement)


def backwards(apps: Any, schema_editor: Any) -> None:
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


def fill(apps: Any, schema_editor: Any) -> None:
    entries = apps.get_model("publication", "Entry")
    texts = apps.get_model("publication", "EntryText")
    counts: Counter[tuple[Any, ...]] = Counter()
    batch = []
    for one in entries.objects.order_by("pk").iterator(chunk_size=500):
        said = words_of((one.headline, one.words), one.authors)
        batch.append(texts(entry_id=one.pk, words=said))
        month = one.published_at.astimezone(UTC).date().replace(day=1)
        counts[one.outlet_id, month, one.kind, one.section] += 1
    texts.objects.bulk_create(batch, 500)
    kept = apps.get_model("publication", "MonthCount")
    kept.objects.bulk_create(
        kept(outlet_id=outlet, month=month, kind=kind, section=section, count=count)
        for (outlet, month, kind, section), count in counts.items()
    )


class Migration(migrations.Migration):
    dependencies = [("publication", "0005_lists_of_the_log")]

    operations = [
        migrations.RunPython(forwards, backwards),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
