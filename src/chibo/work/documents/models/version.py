from django.db import models

from chibo.kernel.personal import Keep, Personal


class DocumentVersion(models.Model):
    """One version of a paper's file. A new one never takes the place of an old one; ``nr`` counts from 1.

    ``words_of`` is the version whose words it has: its own number when they are new, an earlier one when the paper
    was only scanned better or signed (``note`` says why). Who knows that version knows this one.
    """

    personal = Personal(
        purpose="office_work",
        keep="papers",
        mentions="``added_by`` says who brought the file",
        at_end=Keep("the versions of a paper's file are part of the office's archive"),
    )

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="versions")
    nr = models.PositiveSmallIntegerField()
    words_of = models.PositiveSmallIntegerField(default=1)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=300, blank=True)
    added_by = models.CharField(max_length=120)
    added_on = models.DateField()

    class Meta:
        ordering = ["document", "-nr"]
        constraints = [
            models.UniqueConstraint(fields=["document", "nr"], name="a_version_has_its_own_number"),
            models.CheckConstraint(name="versions_of_a_file_count_from_one", condition=models.Q(nr__gte=1)),
            models.CheckConstraint(
                name="the_words_of_a_version_are_its_own_or_earlier",
                condition=models.Q(words_of__gte=1, words_of__lte=models.F("nr")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} · {self.nr}"

    @property
    def reference(self) -> str:
        """Its name on threads and origins."""
        return f"documents.version:{self.pk}"
