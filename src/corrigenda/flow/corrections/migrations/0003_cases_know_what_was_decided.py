"""What was decided before cases knew of it: later reports are compared with these words."""

from typing import ClassVar

from django.db import migrations

WORDS = """
    INSERT INTO cases_decidedwords ("case_id", "before", "after", "at")
    SELECT "case_id", "before", "after", "decided_at" FROM corrections_correction
    WHERE "state" <> 'draft'
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("corrections", "0002_state_with_its_case"),
        ("cases", "0004_reported_again"),
    ]
    # That one marks as gone through what was decided before it.
    run_before: ClassVar = [("cases", "0006_part_reports")]

    operations: ClassVar = [migrations.RunSQL(WORDS, "DELETE FROM cases_decidedwords")]
