from django.db import models

from chibo.kernel.personal import Keep, NotPersonal, Personal

_COPY = Keep("a copy made anew from the record it is of, and gone when that is gone or emptied")


class Entry(models.Model):
    """One object that can be found. ``number`` and day make its place in the index (``rules.places``).

    ``folded`` are the words of its head: number, title, other names, issuer, with a stroke between.
    ``sealed_key`` names the key of its tokens when its text lies sealed.
    ``digest`` tells whether anything has changed. Nothing points to the object but ``kind`` and ``key``.
    """

    personal = Personal(
        purpose="office_work", keep="work", mentions="titles name people; entries of people are their names", at_end=_COPY
    )

    kind = models.CharField(max_length=60)
    key = models.BigIntegerField()
    title = models.CharField(max_length=400)
    folded = models.CharField(max_length=800)
    symbol = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    context = models.CharField(max_length=300, blank=True)
    unit = models.BigIntegerField(null=True)
    day = models.DateField()
    href = models.CharField(max_length=300)
    facets = models.TextField()
    sealed_key = models.CharField(max_length=8, blank=True, db_index=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="an_object_has_one_entry")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def reference(self) -> str:
        """The object's name on threads and origins."""
        return f"{self.kind}:{self.key}"


class EntryText(models.Model):
    """The text of an entry as it was written, packed: the source of snippets. Sealed texts are never here."""

    personal = Personal(purpose="office_work", keep="work", mentions="texts name people", at_end=_COPY)

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="text")
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"text of {self.entry_id}"


class EntryFile(models.Model):
    """A file whose text belongs to an entry, by its hash: when the text has been read, the entry is made anew."""

    personal = NotPersonal("hashes of files")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "sha256"], name="a_file_counts_once_for_an_entry")]

    def __str__(self) -> str:
        return self.sha256[:12]


class Word(models.Model):
    """A word that was met in some text, for finding what was meant by a word with a slip. Never shown by itself."""

    personal = NotPersonal("single words without diacritics, each for itself")

    word = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.word
