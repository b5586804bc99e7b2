"""What subscribers answer is kept by outlet of theirs, so that none overwrites another one's; and
an inbox that is gone is switched off.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Count
from django.db.models.deletion import CASCADE
from django.utils import timezone

KEPT = ("number", "said_at", "answered_at", "counts", "places", "beyond", "verdict")
VERDICTS = [("", "Swept"), ("ours", "Ours"), ("known", "Known"), ("unheard", "Unheard")]
AT_ONCE = 50


def keep_what_was_answered(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """Of which outlet it was is not known: the next answer takes its place."""
    answers = apps.get_model("propagation", "Acknowledgement").objects
    sendings = apps.get_model("propagation", "Sending").objects.exclude(answered_at=None)
    some = []
    for one in sendings.iterator(chunk_size=AT_ONCE):
        some.append(answers.model(sending=one, **{name: getattr(one, name) for name in KEPT}))
        if len(some) == AT_ONCE:
            answers.bulk_create(some)
            some = []
    answers.bulk_create(some)


def put_back_what_was_answered(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """One answer for each sending, as there was room for: the one that came last."""
    answers = apps.get_model("propagation", "Acknowledgement").objects.select_related("sending")
    for one in answers.order_by("answered_at", "pk").iterator(chunk_size=AT_ONCE):
        for name in KEPT:
            setattr(one.sending, name, getattr(one, name))
        one.sending.save(update_fields=KEPT)


def tell_again_what_several_outlets_told(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """The answers of outlets here to one packet overwrote each other at its house."""
    packets = apps.get_model("propagation", "IncomingPacket").objects
    several = packets.values("packet_id", "subscriber__house").annotate(Count("pk"))
    shared = several.filter(pk__count__gt=1).order_by().values("packet_id")
    told = packets.filter(packet_id__in=list(shared.values_list("packet_id", flat=True)))
    told.filter(redacted_at=None, number__gt=0).update(answered={}, answer_due_at=timezone.now())


class Migration(migrations.Migration):
    dependencies: ClassVar = [("propagation", "0007_judged_on_other_ledgers")]

    operations: ClassVar = [
        migrations.AddField("subscriber", "inbox_off_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            "Acknowledgement",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.CharField(blank=True, max_length=50)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("number", models.PositiveIntegerField(default=0)),
                ("said_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField()),
                ("counts", models.JSONField(default=dict)),
                ("places", models.JSONField(default=list)),
                ("beyond", models.JSONField(default=dict)),
                ("verdict", models.CharField(blank=True, choices=VERDICTS, max_length=10)),
                (
                    "sending",
                    models.ForeignKey("propagation.sending", CASCADE, related_name="answers"),
                ),
            ],
        ),
        migrations.AddConstraint(
            "acknowledgement",
            models.UniqueConstraint(
                fields=["sending", "slug", "name"], name="one_answer_of_an_outlet"
            ),
        ),
        migrations.RunPython(keep_what_was_answered, put_back_what_was_answered),
        *(migrations.RemoveField("sending", name) for name in KEPT if name != "answered_at"),
        migrations.RunPython(tell_again_what_several_outlets_told, migrations.RunPython.noop),
    ]
