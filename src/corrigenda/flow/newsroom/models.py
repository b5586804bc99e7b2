"""Outlets, staff and what they did."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

from corrigenda.flow.newsroom.policy import Policy, known_policy
from corrigenda.flow.newsroom.reader_words import own_words
from corrigenda.flow.newsroom.states import ErasureState


class Outlet(models.Model):
    """A publication with its origins, language and policy."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en")
    desk_url = models.URLField(max_length=500)
    """Where the public reaches this Corrigenda for this outlet, without a slash at the end."""
    reads_private_addresses = models.BooleanField(default=False)
    """Its origins may stand on addresses that are not public (a demo, an intranet)."""
    former_origins = models.JSONField(default=list)
    """Origins that it gave up: its stories stood there before it moved."""
    policy_data = models.JSONField(default=dict, db_column="policy")
    hook_url = models.URLField(max_length=500, blank=True)
    hook_secret = models.CharField(max_length=200, blank=True)
    api_token_hash = models.CharField(max_length=64, blank=True, db_index=True)

    _policy: tuple[object, Policy] | None = None

    def __str__(self) -> str:
        return self.name

    @property
    def policy(self) -> Policy:
        """The house's own decisions, with defaults for what it left open."""
        # A page asks for it once for each of its entries; what is kept is replaced as a whole.
        if self._policy is None or self._policy[0] is not self.policy_data:
            self._policy = self.policy_data, known_policy(self.policy_data)
        return self._policy[1]

    def own_words(self, language: str) -> dict[str, str]:
        """The house's own words over some that its readers are told, by name."""
        return own_words(self.policy.reader_words, language, outlet=self.name)


class Origin(models.Model):
    """A scheme, host and port on which an outlet publishes."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="origins")
    origin = models.CharField(max_length=300, unique=True)

    def __str__(self) -> str:
        return self.origin


class Staff(AbstractUser):
    """Somebody who works on a desk."""

    sessions_begun = models.PositiveIntegerField(default=0)
    """Counted up to end every session of theirs."""

    held: list[Membership] | None = None
    """Their memberships with the outlets, by the outlet's name, where they were read once for
    all of a request; see `memberships.hold`."""

    class Meta:
        verbose_name_plural = "staff"

    @property
    def full_name(self) -> str:
        """The name to show: first and last name, or the user name."""
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # What a session was begun under; Django ends those that no longer have it.
        value = f"{self.password}:{self.sessions_begun}"
        key_salt = "corrigenda.newsroom.Staff.session"
        return salted_hmac(key_salt, value, secret=secret, algorithm="sha256").hexdigest()


class Role(models.TextChoices):
    """What a member of staff may do for an outlet; see `permissions.py`."""

    REPORTER = "reporter"
    EDITOR = "editor"
    STANDARDS_EDITOR = "standards_editor"
    ADMINISTRATOR = "administrator"


class Membership(models.Model):
    """A member of staff's role at an outlet."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="memberships")
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["staff", "outlet"], name="one_role_at_an_outlet")
        ]

    def __str__(self) -> str:
        return f"{self.staff}: {self.role} of {self.outlet}"


class Byline(models.Model):
    """A name under which a member of staff writes for an outlet."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="bylines")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    """As names are compared; see `bylines.py`."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "folded"], name="one_byline_once")
        ]
        indexes: ClassVar = [models.Index(fields=["folded"], name="bylines_by_name")]

    def __str__(self) -> str:
        return self.name


class Departure(models.Model):
    """Somebody's role at an outlet ended: later stages take back what was theirs there."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE)
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["at"], name="departures_to_take", condition=models.Q(taken_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.staff} left {self.outlet}"


class Invitation(models.Model):
    """An offer of a role at an outlet, taken up by a link that works once."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["outlet", "invited_at"],
                name="open_invitations",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"invitation of {self.name} to {self.outlet}"


class StaffToken(models.Model):
    """A token by which a program acts for a member of staff; only its hash is kept."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    """What it is for, in the words of its owner."""
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When it was last used, to the hour."""
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"token {self.name!r} of {self.staff}"


class SignInLink(models.Model):
    """A link that signs one member of staff in, once."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"sign-in link of {self.staff}"


class AuditEntry(models.Model):
    """Who did what, when, to what. Written by the actions themselves, never changed."""

    at = models.DateTimeField()
    staff = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True)
    who = models.CharField(max_length=200)
    """The name at the time; it stays when the account goes."""
    verb = models.CharField(max_length=60)
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE)
    target = models.CharField(max_length=60)
    """What it was done to, such as `case:17`."""
    detail = models.JSONField(default=dict)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["target", "at"], name="audit_by_target"),
            models.Index(fields=["outlet", "at", "id"], name="audit_by_time"),
            models.Index(fields=["outlet", "who", "at", "id"], name="audit_by_person"),
            models.Index(fields=["outlet", "verb", "at", "id"], name="audit_by_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.verb} {self.target}"


class AddressKey(models.Model):
    """The key of one day under which reader addresses are hashed; forgotten after two."""

    day = models.DateField(unique=True)
    key = models.BinaryField()

    def __str__(self) -> str:
        return f"address key of {self.day}"


class Tally(models.Model):
    """How often something happened in one window of time, for limits."""

    key = models.CharField(max_length=120)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "window"], name="one_tally_a_window")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"


class ErasureReason(models.TextChoices):
    """Why the law wants words gone: public, so it names nobody."""

    PERSONAL_DATA = "personal_data"
    COURT_ORDER = "court_order"
    DEFAMATION = "defamation"
    MINOR = "minor"
    SAFETY = "safety"
    COPYRIGHT = "copyright"
    OTHER = "other"


class Erasure(models.Model):
    """Words that two administrators erase, from everything but a hash of them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    """The same in the file beside the database."""
    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, null=True, related_name="erasures")
    """Null: of all outlets of the desk."""
    words = models.JSONField(default=list)
    """The phrases, until they are erased or the wish is withdrawn; then none."""
    marks = models.JSONField(default=list)
    """What is kept of each: see `expunging/kept.py`."""
    reason_class = models.CharField(max_length=20, choices=ErasureReason.choices)
    reason = models.TextField(blank=True)
    """For the desk; never public."""
    stands = models.BooleanField(default=True)
    """The words are erased as well from what comes in afterwards."""
    state = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ErasureState],
        default=ErasureState.ASKED.value,
    )
    asked_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Staff, on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    """How many rows lost words, by place."""
    leased_until = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["confirmed_at"],
                name="erasures_to_make",
                condition=models.Q(state=ErasureState.CONFIRMED.value),
            )
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"
