from typing import Any

from django.db import migrations

from corrigenda.flow.newsroom.bylines import fold


def give_bylines(apps: Any, schema_editor: object) -> None:
    Membership = apps.get_model("newsroom", "Membership")
    Byline = apps.get_model("newsroom", "Byline")
    for one in Membership.objects.select_related("staff").iterator():
        name = f"{one.staff.first_name} {one.staff.last_name}".strip()[:200]
        if name:
            Byline.objects.create(membership=one, name=name, folded=fold(name))


class Migration(migrations.Migration):

    dependencies = [
        ("newsroom", "0002_bylines_invitations_and_staff_tokens"),
    ]

    operations = [
        migrations.RunPython(give_bylines, migrations.RunPython.noop),
    ]
