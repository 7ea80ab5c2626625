from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Personal
from chibo.platform.authz.permissions import Visitor
from chibo.platform.crypto.fields import SealedTextField
from chibo.platform.notices.choices import MailState, NoticeState


class NoticeQuerySet(models.QuerySet["Notice"]):
    def sent_to(self, user: Visitor) -> NoticeQuerySet:
        """Notices that have reached this account."""
        return self.filter(state=NoticeState.SENT, recipients__account_id=user.pk or 0)

    def about(self, subject: str) -> NoticeQuerySet:
        """Notices about one object, by its reference."""
        return self.filter(subject=subject)


class Notice(models.Model):
    """One message. ``subject`` is the reference it is about, ``scope`` whose outbox keeps it ("unit:3").

    ``kind`` is a machine word of the writer ("meetings.announcement"); ``origin`` makes a notice of an automatic
    process unique. ``sender`` stands in the subject line of mails, so the ``title`` never shows on a lock screen;
    ``mail_text`` is all of the content that a mail may carry. ``href`` leads to the subject;
    ``send_page`` is where a draft is sent when its writer has more to do with it than sending.
    ``reworded``: somebody has worked on the text, so its writer does not write it anew by itself.
    """

    personal = Personal(
        purpose="notices",
        keep="notices",
        mentions="title and text may name people",
        authors="created_by",
        since="created_at",
    )

    kind = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=NoticeState, default=NoticeState.DRAFT)
    subject = models.CharField(max_length=80, blank=True, db_index=True)
    scope = models.CharField(max_length=40, db_index=True)
    origin = models.CharField(max_length=120, blank=True)
    sender = models.CharField(max_length=200)
    title = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    mail_text = models.TextField(blank=True)
    href = models.CharField(max_length=200, blank=True)
    send_page = models.CharField(max_length=200, blank=True)
    reworded = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["scope", "state", "-created_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["origin"], condition=~Q(origin=""), name="one_notice_per_origin"
            ),
            models.CheckConstraint(
                name="a_sent_notice_has_a_moment",
                condition=~Q(state=NoticeState.SENT) | Q(sent_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"notices.notice:{self.pk}"

    def get_absolute_url(self) -> str:
        """What a recipient opens."""
        return reverse("notices:read", args=[self.pk])


class Attachment(models.Model):
    """A small file that goes along, kept with the notice: a calendar entry, a letter."""

    personal = Personal(
        purpose="notices",
        keep="notices",
        mentions="a letter may name people",
        since="notice__created_at",
    )

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Recipient(models.Model):
    """One person the notice goes to. ``email`` is the address frozen at sending, sealed; empty means: in chibo only."""

    personal = Personal(
        purpose="notices",
        keep="notices",
        account="account",
        mentions="recipients without an account stand by name",
        hidden=("mail_attempts", "mail_next_at", "mail_error"),
        since="notice__created_at",
    )

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="recipients")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=120)
    email = SealedTextField(blank=True)
    position = models.PositiveIntegerField()
    read_at = models.DateTimeField(null=True, blank=True)
    mail_state = models.CharField(max_length=8, choices=MailState, default=MailState.NONE)
    mail_attempts = models.PositiveSmallIntegerField(default=0)
    mail_next_at = models.DateTimeField(null=True, blank=True)
    mail_error = models.CharField(max_length=300, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["notice", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "account"],
                condition=Q(account__isnull=False),
                name="an_account_is_a_recipient_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["mail_next_at"], condition=Q(mail_state=MailState.QUEUED), name="mails_waiting"
            ),
            models.Index(
                fields=["account"], condition=Q(read_at=None), name="notices_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.name
