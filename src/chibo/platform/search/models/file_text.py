from django.db import models

from chibo.kernel.personal import Keep, Personal
from chibo.platform.search.choices import FileState


class FileText(models.Model):
    """The text of one file, packed, by the hash of its content: the same file is read once.

    ``bare_pages`` is the number of pages without a text layer; ``shortened`` says that only the beginning was taken.
    """

    personal = Personal(
        purpose="office_work", keep="work", mentions="the text of a file may name people",
        at_end=Keep("it is the file's own text and goes when the file goes"),
    )

    sha256 = models.CharField(max_length=64, unique=True)
    content_type = models.CharField(max_length=120)
    state = models.CharField(max_length=12, choices=FileState, default=FileState.WAITING, db_index=True)
    pages = models.PositiveIntegerField(default=0)
    bare_pages = models.PositiveIntegerField(default=0)
    shortened = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    packed = models.BinaryField(default=b"")
    read_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.state}"
