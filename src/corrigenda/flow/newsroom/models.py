"""Outlets, staff and what they did."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from corrigenda.flow.newsroom.policy import Policy, read_policy


class Outlet(models.Model):
    """A publication with its origins, language and policy."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en")
    desk_url = models.URLField(max_length=500)
    """Where the public reaches this Corrigenda for this outlet, without a slash at the end."""
    reads_private_addresses = models.BooleanField(default=False)
    """Its origins may stand on addresses that are not public (a demo, an intranet)."""
    policy_data = models.JSONField(default=dict, db_column="policy")
    hook_url = models.URLField(max_length=500, blank=True)
    hook_secret = models.CharField(max_length=200, blank=True)
    api_token_hash = models.CharField(max_length=64, blank=True, db_index=True)

    def __str__(self) -> str:
        return self.name

    @property
    def policy(self) -> Policy:
        """The house's own decisions, with defaults for what it left open."""
        return read_policy(self.policy_data)


class Origin(models.Model):
    """A scheme, host and port on which an outlet publishes."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="origins")
    origin = models.CharField(max_length=300, unique=True)

    def __str__(self) -> str:
        return self.origin


class Staff(AbstractUser):
    """Somebody who works on a desk."""

    class Meta:
        verbose_name_plural = "staff"

    @property
    def full_name(self) -> str:
        """The name to show: first and last name, or the user name."""
        return self.get_full_name() or self.username


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
        indexes: ClassVar = [models.Index(fields=["target", "at"], name="audit_by_target")]

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
