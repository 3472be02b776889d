"""Users, and the personal tokens with which their programs come in."""

import hashlib
import secrets
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone

TOKEN_BEGINS = "apm_"  # noqa: S105  # how every token begins, not a token


class UserManager(BaseUserManager["User"]):
    """Makes users, who are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A customer, or an operator with `is_staff`."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An operator; Django's own commands ask for it by this name."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A customer, or an operator (`is_staff`)."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    letters_orders = models.BooleanField(default=True)
    """Whether letters about the states of orders are wanted."""
    letters_messages = models.BooleanField(default=True)
    """Whether letters about new messages are wanted."""

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_operator(self) -> bool:
        """Operators see and decide on every order; customers see their own."""
        return self.is_staff


class AccessToken(models.Model):
    """A personal token for the API or for git. Only its digest is kept."""

    class Scope(models.TextChoices):
        """What a token opens."""

        API = "api", "API"
        GIT = "git", "Cloning repositories"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    scope = models.CharField(max_length=8, choices=Scope)
    digest = models.CharField(max_length=64, unique=True)
    begins = models.CharField(max_length=12)
    """The first signs, so that its owner can tell it from others."""
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.begins}…)"

    @classmethod
    def issue(cls, user: User, name: str, scope: str) -> tuple[Self, str]:
        """A new token and its text, which can be shown this once only."""
        text = TOKEN_BEGINS + secrets.token_urlsafe(32)
        token = cls.objects.create(
            user=user, name=name, scope=scope, digest=digest_of(text), begins=text[:10]
        )
        return token, text

    @classmethod
    def holder(cls, text: str, scope: str) -> User | None:
        """Whose token this is; None unless it is known, of this scope, and not revoked."""
        token = (
            cls.objects.select_related("user")
            .filter(digest=digest_of(text), scope=scope, revoked_at=None, user__is_active=True)
            .first()
        )
        if token is None:
            return None
        now = timezone.now()
        if token.last_used_at is None or (now - token.last_used_at).total_seconds() > 60:
            cls.objects.filter(pk=token.pk).update(last_used_at=now)
        return token.user

    def revoke(self) -> None:
        """Ends it: programs that use it are refused from now on."""
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])


def digest_of(text: str) -> str:
    """What is kept of a token: long random text needs no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()
