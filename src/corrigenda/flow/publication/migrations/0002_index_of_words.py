"""The database's own index of `EntryText.words`, as of the words of cases.

See cases/migrations/0002_index_of_words.py. A migration that rebuilds `publication_entrytext` on
SQLite has to make the triggers again.
"""

from typing import Any

from django.db import migrations

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


class Migration(migrations.Migration):
    replaces = [("publication", "0006_words_and_counts_of_the_log")]

    dependencies = [("publication", "0001_tables")]

    operations = [migrations.RunPython(forwards, backwards)]
