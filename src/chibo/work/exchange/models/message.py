from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Keep, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.exchange.choices import TONES, Direction, MessageKind, MessageState, Seal, StatusCode
from chibo.work.exchange.rules.identifiers import full_number


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: Visitor) -> MessageQuerySet:
        """Messages of the units whose register one keeps."""
        duties = duties_of(user)
        return self.filter(unit_id__in=[pk for pk in duties.units | duties.keeps if duties.keeps_list_of(pk)])

    def received(self) -> MessageQuerySet:
        """Those that came in."""
        return self.filter(direction=Direction.IN)

    def sent(self) -> MessageQuerySet:
        """Those made here."""
        return self.filter(direction=Direction.OUT)


class Message(models.Model):
    """A message that was taken in or made. ``paper_id`` is its DocumentId.

    Of a message taken in the facts, the hash of the file and its attachments are kept, not the file: the gateway has
    it, and its attachments would lie here twice. Of one made here ``envelope`` is the file without its attachments.
    ``status`` is the last status told to the sender, or empty; ``asked_back`` says that the sender has sent 13.
    ``once`` names what may come only once.
    """

    personal = Personal(
        purpose="office_work", keep="papers", mentions="who signed the paper and who handles it at the other office",
        at_end=Keep("it proves what the office sent and received"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    direction = models.CharField(max_length=3, choices=Direction)
    kind = models.PositiveSmallIntegerField(choices=MessageKind, default=MessageKind.NEW)
    state = models.CharField(max_length=12, choices=MessageState)
    paper_id = models.CharField(max_length=200)
    about = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    once = models.CharField(max_length=260)
    office_code = models.CharField(max_length=40)
    office_name = models.CharField(max_length=500, blank=True)
    type_code = models.PositiveIntegerField(null=True, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=20, blank=True)
    notation = models.CharField(max_length=60)
    promulgated_on = models.DateField()
    subject = models.CharField(max_length=2000)
    folded = models.CharField(max_length=2600)
    signer = models.CharField(max_length=200, blank=True)
    signer_post = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    priority = models.PositiveSmallIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    seal = models.CharField(max_length=12, choices=Seal, default=Seal.NONE)
    seal_signer = models.CharField(max_length=200, blank=True)
    seal_weak = models.BooleanField(default=False)
    notes = models.JSONField(default=list, blank=True)
    envelope = models.TextField(blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=2, choices=StatusCode, blank=True)
    asked_back = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["unit", "-made_at", "-id"], name="messages_of_a_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "direction", "once"], name="a_message_is_taken_once"),
            models.CheckConstraint(
                name="only_what_was_sent_keeps_its_envelope",
                condition=Q(direction=Direction.OUT) | Q(envelope=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_number} {self.subject}"[:200]

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"exchange.message:{self.pk}"

    @property
    def full_number(self) -> str:
        """Number and symbol as one: "15/KH-SNgV"."""
        return full_number(self.number, self.notation)

    @property
    def came_in(self) -> bool:
        """Whether it was received."""
        return self.direction == Direction.IN

    @property
    def tone(self) -> str:
        """How its state looks."""
        return TONES[MessageState(self.state)]

    def get_absolute_url(self) -> str:
        """The message's page."""
        return reverse("exchange:detail", args=[self.pk])


class Enclosure(models.Model):
    """An attachment of a message, in order. ``content_id`` names it inside the file."""

    personal = Personal(
        purpose="office_work", keep="papers", mentions="a file may name people",
        at_end=Keep("it is part of the message"), hidden="content_id",
    )

    message = models.ForeignKey(Message, models.PROTECT, related_name="enclosures")
    position = models.PositiveSmallIntegerField()
    content_id = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["message", "position"]
        constraints = [models.UniqueConstraint(fields=["message", "position"], name="an_enclosure_has_its_place")]

    def __str__(self) -> str:
        return self.file.name


class Receiver(models.Model):
    """An office to which a message of ours goes, and the furthest status it has sent back."""

    personal = Personal(
        purpose="office_work", keep="papers", mentions="names of offices",
        at_end=Keep("it proves to whom the office sent a paper"),
    )

    message = models.ForeignKey(Message, models.PROTECT, related_name="receivers")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    status = models.CharField(max_length=2, choices=StatusCode, blank=True)
    status_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["message", "pk"]
        constraints = [models.UniqueConstraint(fields=["message", "code"], name="a_message_goes_to_an_office_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"
