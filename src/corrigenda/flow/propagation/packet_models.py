"""Subscribers, the stories that they had, and the packets that go to them and come from them."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from corrigenda.flow.articles.models import Article
from corrigenda.flow.newsroom.models import Outlet
from corrigenda.flow.publication.models import Entry
from corrigenda.flow.reports.models import Report


class Subscriber(models.Model):
    """A republisher: another Corrigenda that is paired with an outlet, or who has none.

    With another Corrigenda it goes both ways: it gets the outlet's packets, and the outlet takes
    the packets that it signs, unless `is_heard` is off.
    """

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="subscribers")
    name = models.CharField(max_length=100)
    house = models.CharField(max_length=300, blank=True)
    """The origin of its Corrigenda, by which its packets name it; empty where it has none."""
    inbox = models.CharField(max_length=2000, blank=True)
    """Where its packets are posted: to its Corrigenda or to a program of its own; empty where it
    has them by mail or feed alone."""
    inbox_off_at = models.DateTimeField(null=True)
    """When the program at its inbox answered that it is gone: since then nothing is posted there,
    until somebody says otherwise."""
    email = models.EmailField(blank=True)
    keys = models.JSONField(default=list)
    """The keys of the house that were pinned, `[{"kid", "jwk"}]`; the last one is in force."""
    other_key = models.CharField(max_length=64, blank=True)
    """The id of a key that it shows and the pinned one did not sign: refused until a person
    pins it."""
    other_key_at = models.DateTimeField(null=True)
    keys_read_at = models.DateTimeField(null=True)
    """When its keys were last asked for, for a packet that was signed by another one."""
    is_heard = models.BooleanField(default=True)
    """Whether its packets open cases here."""
    gets_all_since = models.DateTimeField(null=True)
    """From when on it is told of every correction, whatever stories it is known to have had; None
    where it is told of those that it had."""
    feed_hash = models.CharField(max_length=64, blank=True, db_index=True)
    """The hash of the token by which it reads its feed."""
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    """When it was unpaired; the row stays for what was sent."""
    unreached_at = models.DateTimeField(null=True)
    """When the desk was told that nothing gets through; None while it can be reached."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["outlet", "house"],
                condition=models.Q(ended_at=None) & ~models.Q(house=""),
                name="one_pairing_with_a_house",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["house"], name="subscribers_by_house")]

    def __str__(self) -> str:
        return self.name

    @property
    def gets_all(self) -> bool:
        """Whether it is told of every correction."""
        return self.gets_all_since is not None

    @property
    def is_posted_to(self) -> bool:
        """Whether packets are posted to its inbox."""
        return bool(self.inbox) and self.inbox_off_at is None

    @property
    def kid(self) -> str:
        """The id of the key in force; empty without one."""
        return str(self.keys[-1]["kid"]) if self.keys else ""


class How(models.TextChoices):
    """How it is known that a subscriber had a story."""

    PUSH = "push"
    IMPORT = "import"
    LIST = "list"


class StoryHad(models.Model):
    """A story that a subscriber had."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="stories")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="had_by")
    how = models.CharField(max_length=10, choices=How.choices)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "stories had"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "subscriber"], name="one_note_of_a_story")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} had by {self.subscriber_id}"


class PacketType(models.TextChoices):
    """What a packet says."""

    CORRECTION = "correction"
    REDACTION = "redaction"


class Packet(models.Model):
    """A packet of ours. It is signed as it is sent, so that the key of the day signs it."""

    packet_id = models.UUIDField(default=uuid.uuid4, unique=True)
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="packets")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="packets")
    type = models.CharField(max_length=10, choices=PacketType.choices)
    payload: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    """What is signed; empty once the entry was expunged."""
    houses = models.JSONField(default=list)
    """The houses that it comes from, which it is not sent back to."""
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "type"], name="one_packet_of_an_entry")
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.packet_id}"


class Verdict(models.TextChoices):
    """Why a packet that was verified is not swept for; empty where it is."""

    SWEPT = ""
    OURS = "ours"
    KNOWN = "known"
    UNHEARD = "unheard"


class Sending(models.Model):
    """That a packet goes to a subscriber, and when something came back."""

    packet = models.ForeignKey(Packet, on_delete=models.CASCADE, related_name="sendings")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="sendings")
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    """When the newest of its `answers` came."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["packet", "subscriber"], name="one_sending_of_a_packet")
        ]
        indexes: ClassVar = [
            models.Index(fields=["subscriber", "-made_at"], name="sendings_to_a_subscriber")
        ]

    def __str__(self) -> str:
        return f"{self.packet_id} to {self.subscriber_id}"


class Acknowledgement(models.Model):
    """What one outlet of a subscriber's house says became of a packet: its newest answer.

    Each outlet of a house looks through its own archive and answers for that alone.
    """

    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="answers")
    slug = models.CharField(max_length=50, blank=True)
    """The outlet, as its house has it; empty in answers of versions that did not tell it."""
    name = models.CharField(max_length=200, blank=True)
    """The outlet's name; empty, as is the slug, of an answer from before these were kept."""
    number = models.PositiveIntegerField(default=0)
    """An older one that comes late changes nothing."""
    said_at = models.DateTimeField(null=True)
    """When the house signed it; unknown of one that came before this was kept."""
    answered_at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    """Places in its archive by state, as a copy has states."""
    places = models.JSONField(default=list)
    """`[{"url", "state"}]` of as many as it tells."""
    beyond = models.JSONField(default=dict)
    """Of the counts what is beyond these places, by the state in the ledger here."""
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    """Why the outlet looked for nothing, as it says; empty where it looked."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sending", "slug", "name"], name="one_answer_of_an_outlet"
            )
        ]

    def __str__(self) -> str:
        return f"{self.slug or self.name} on {self.sending_id}"


class IncomingPacket(models.Model):
    """A packet of another house, verified; kept before it is acknowledged."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="packets_taken")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="packets")
    packet_id = models.UUIDField()
    root = models.CharField(max_length=340)
    """The packet that the chain began with: its house and id."""
    type = models.CharField(max_length=10, choices=PacketType.choices)
    sha256 = models.CharField(max_length=64)
    payload: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    """As it was signed; empty once the house redacted it."""
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)
    received_at = models.DateTimeField()
    cursor = models.BigIntegerField(default=0)
    """The last article that the sweep looked at."""
    swept_at = models.DateTimeField(null=True)
    redacted_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    """When to look whether there is something new to acknowledge; None when there never will."""
    answered = models.JSONField(default=dict)
    """What was last acknowledged."""
    number = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subscriber", "packet_id"], name="one_packet_of_a_house_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["outlet", "root"], name="packets_by_root"),
            models.Index(
                fields=["received_at"], name="packets_to_sweep", condition=models.Q(swept_at=None)
            ),
            models.Index(
                fields=["answer_due_at"],
                name="packets_to_answer",
                condition=models.Q(answer_due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.packet_id} of {self.subscriber_id}"


class PacketPlace(models.Model):
    """A story in which the words of a packet were found, with the report that was filed."""

    packet = models.ForeignKey(IncomingPacket, on_delete=models.CASCADE, related_name="places")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="packet_place")
    fits = models.BooleanField()
    """Whether the fix fits the words that stand there."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["packet", "article"], name="one_place_in_a_story")
        ]

    def __str__(self) -> str:
        return f"{self.packet_id} in {self.article_id}"


class AgencyItem(models.Model):
    """The text of an agency's item as it last came, to see what a correction of it changes."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    guid = models.CharField(max_length=2000)
    version = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    headline = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    """Paragraphs with a blank line between them."""
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["outlet", "guid"], name="one_agency_item")
        ]
        indexes: ClassVar = [models.Index(fields=["at"], name="agency_items_by_age")]

    def __str__(self) -> str:
        return self.guid


class AgencyChange(models.Model):
    """Words that an agency's correction changed or took back, to be looked for in the archive."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    """A hash of item, version and words: taking an item twice makes nothing twice."""
    guid = models.CharField(max_length=2000, blank=True)
    """The item, as the agency names it."""
    source = models.CharField(max_length=200)
    """The agency, as the item names it."""
    headline = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    """What the agency says to the desks that have the item."""
    link = models.CharField(max_length=2000, blank=True)
    selector_data = models.JSONField(db_column="selector")
    """The old words, with those around them; of an item that is taken back, its first words. Empty
    where it fits nothing here."""
    after = models.TextField(blank=True)
    is_canceled = models.BooleanField(default=False)
    is_whole = models.BooleanField(default=False)
    """What was changed is not known: the words only lead to the stories that have the item."""
    at = models.DateTimeField()
    cursor = models.BigIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    swept_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["at"], name="agency_changes_to_sweep", condition=models.Q(swept_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"change of {self.source}"


class ItemPlace(models.Model):
    """A story in which words of an agency's item were found, with the report that was filed."""

    change = models.ForeignKey(AgencyChange, on_delete=models.CASCADE, related_name="places")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="item_place")
    fits = models.BooleanField()
    """Whether the fix fits the words that stand there."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["change", "article"], name="one_item_place_in_a_story")
        ]

    def __str__(self) -> str:
        return f"{self.change_id} in {self.article_id}"
