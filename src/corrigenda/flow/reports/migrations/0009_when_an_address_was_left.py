from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import corrigenda.lib.clock


def with_the_report(apps: Any, schema_editor: Any) -> None:
    contacts, reports = (apps.get_model('reports', name).objects for name in ('Contact', 'Report'))
    came = reports.filter(pk=OuterRef('report')).values('received_at')[:1]
    contacts.update(left_at=Subquery(came))


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0008_replies'),
    ]

    operations = [
        migrations.AddField(
            model_name='contact',
            name='left_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(with_the_report, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='contact',
            name='left_at',
            field=models.DateTimeField(default=corrigenda.lib.clock.now),
        ),
    ]
