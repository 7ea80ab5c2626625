from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from chibo.kernel.personal import Keep, NotPersonal, Personal
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.work.signing.choices import For, JobState, Place, SignerState, Way


class JobQuerySet(models.QuerySet["SigningJob"]):
    def visible_to(self, user: Visitor) -> JobQuerySet:
        """Jobs one is to sign or has asked for, and those of units whose register one keeps."""
        duties = duties_of(user)
        kept = [unit for unit in duties.units | duties.keeps if duties.keeps_list_of(unit)]
        mine = Q(unit_id__in=kept)
        if duties.person_id is not None:
            signed = Signer.objects.filter(person_id=duties.person_id)
            mine |= Q(asker_id=duties.person_id) | Q(pk__in=signed.values("job_id"))
        return self.filter(mine)

    def waiting(self) -> JobQuerySet:
        """Jobs in which somebody still has to sign."""
        return self.filter(state=JobState.WAITING)


class SigningJob(models.Model):
    """Signatures asked for on one file. ``reference`` is what is signed, ``original`` the file as it was brought,
    ``newest`` what the last signature made of it; neither is ever changed, every signature makes a new file.
    """

    personal = Personal(
        purpose="office_work", keep="work", person="asker", mentions="a reason may name people",
        at_end=Keep("it says how an original came to be and goes with the office's register"),
    )

    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=80, db_index=True)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    href = models.CharField(max_length=200, blank=True)
    original = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    newest = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=JobState, default=JobState.WAITING)
    asker = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    due = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["unit", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["reference"], condition=Q(state=JobState.WAITING), name="one_job_at_a_time_waits_for_a_paper"
            ),
            models.CheckConstraint(
                name="a_signing_job_has_an_end_exactly_when_it_is_over",
                condition=Q(state=JobState.WAITING, ended_at__isnull=True)
                | (~Q(state=JobState.WAITING) & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def own_reference(self) -> str:
        """The job's own name on threads and files."""
        return f"signing.job:{self.pk}"

    def get_absolute_url(self) -> str:
        """The job's page."""
        return reverse("signing:job", args=[self.pk])


class Signer(models.Model):
    """One who is to sign, at their place in the order: ``capacity`` ("T/M CHI BỘ") and ``post`` as they stand on the
    paper; the box on the page in points. ``certificate_…`` is what is public of the certificate; never a key.
    """

    personal = Personal(
        purpose="office_work", keep="work", person="person", mentions="``attached_by`` says who brought the scan",
        hidden=("certificate_fingerprint",),
        at_end=Keep("it says who signed an original and goes with the office's register"),
    )

    job = models.ForeignKey(SigningJob, models.PROTECT, related_name="signers")
    position = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    signs_for = models.CharField(max_length=12, choices=For, default=For.PERSON)
    capacity = models.CharField(max_length=80, blank=True)
    post = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=8, choices=Place, default=Place.NAME)
    page = models.PositiveSmallIntegerField()
    left = models.SmallIntegerField()
    bottom = models.SmallIntegerField()
    right = models.SmallIntegerField()
    top = models.SmallIntegerField()
    state = models.CharField(max_length=8, choices=SignerState, default=SignerState.WAITING)
    way = models.CharField(max_length=12, choices=Way, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    attached_by = models.CharField(max_length=120, blank=True)
    certificate_name = models.CharField(max_length=200, blank=True)
    certificate_issuer = models.CharField(max_length=200, blank=True)
    certificate_serial = models.CharField(max_length=80, blank=True)
    certificate_fingerprint = models.CharField(max_length=64, blank=True)
    certificate_until = models.DateField(null=True, blank=True)
    other_name = models.BooleanField(default=False)
    time_stamped = models.BooleanField(default=False)

    class Meta:
        ordering = ["job", "position"]
        indexes = [models.Index(fields=["person", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["job", "position"], name="one_signer_at_each_place"),
            models.UniqueConstraint(fields=["job", "person", "signs_for"], name="a_signer_signs_a_paper_once"),
            models.CheckConstraint(
                name="who_has_signed_has_left_a_file",
                condition=~Q(state=SignerState.SIGNED) | Q(file__isnull=False, done_at__isnull=False),
            ),
            models.CheckConstraint(
                name="who_waits_or_refuses_has_left_no_file",
                condition=Q(state=SignerState.SIGNED) | Q(file__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.person_id}"


class Code(models.Model):
    """The random code of a paper, printed on it as a square: whoever holds the paper may compare what it leads to.

    ``number``, ``issued_on`` and ``sha256`` are all that the street is shown, and only once all three are there.
    """

    personal = NotPersonal("number, date and fingerprint of a paper")

    code = models.CharField(max_length=32, unique=True)
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=80, unique=True)
    made_at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reference
