"""The database's own index of `CaseText.words`.

SQLite: an FTS5 table that takes its content from `cases_casetext` and is kept by triggers, so that
a row that goes with its case leaves no words behind (https://sqlite.org/fts5.html, 4.4.3). The
tokenizer splits at spaces alone for what `search/words.py` writes. PostgreSQL: a stored tsvector
and a GIN index, made from the words as they are, whatever the locale of the database.
"""

from typing import Any

from django.db import OperationalError, migrations

SQLITE = (
    """CREATE VIRTUAL TABLE cases_words USING fts5(
        words, content='cases_casetext', content_rowid='case_id',
        tokenize='ascii', detail=none, columnsize=0)""",
    """CREATE TRIGGER cases_words_in AFTER INSERT ON cases_casetext BEGIN
        INSERT INTO cases_words(rowid, words) VALUES (new.case_id, new.words); END""",
    """CREATE TRIGGER cases_words_out AFTER DELETE ON cases_casetext BEGIN
        INSERT INTO cases_words(cases_words, rowid, words)
        VALUES ('delete', old.case_id, old.words); END""",
    """CREATE TRIGGER cases_words_other AFTER UPDATE OF words ON cases_casetext BEGIN
        INSERT INTO cases_words(cases_words, rowid, words)
        VALUES ('delete', old.case_id, old.words);
        INSERT INTO cases_words(rowid, words) VALUES (new.case_id, new.words); END""",
)
SQLITE_BACK = ("DROP TABLE cases_words",)

POSTGRESQL = (
    """ALTER TABLE cases_casetext ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED""",
    "CREATE INDEX cases_words ON cases_casetext USING gin (vector) WITH (fastupdate = off)",
)
POSTGRESQL_BACK = ("ALTER TABLE cases_casetext DROP COLUMN vector",)

def forwards(apps: Any, schema_editor: Any) -> None:
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    try:
        for statement in SQLITE if on_sqlite else POSTGRESQL:
            schema_editor.execute(statement)
    except OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise SystemExit(
            "This Python's SQLite was built without FTS5, by which cases are searched. Use a "
            "Python whose sqlite3 has it (those of python.org and of the distributions do), or "
            "PostgreSQL by DATABASE_URL; then run `corrigenda migrate` again."
        ) from error


def backwards(apps: Any, schema_editor: Any) -> None:
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    if on_sqlite:
        for name in ("in", "out", "other"):
            schema_editor.execute(f"DROP TRIGGER cases_words_{name}")
    for statement in SQLITE_BACK if on_sqlite else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    replaces = [("cases", "0007_index_of_words")]

    dependencies = [("cases", "0001_tables")]

    operations = [migrations.RunPython(forwards, backwards)]
