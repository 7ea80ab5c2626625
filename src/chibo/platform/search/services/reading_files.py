"""Reading the files that wait, one after the other. Between two files everything is saved."""

from collections import defaultdict

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from chibo.platform.files.services import path_of
from chibo.platform.search.choices import FileState
from chibo.platform.search.models import EntryFile, FileText
from chibo.platform.search.packing import packed
from chibo.platform.search.reading import FileReading, text_of_file
from chibo.platform.search.registry import KINDS
from chibo.platform.search.services.indexing import index_keys

MOST_ATTEMPTS = 3
"""A file at which the worker was killed three times is left alone."""


def read_waiting_files() -> int:
    """All files that wait; how many were read."""
    done = 0
    while read_one_file():
        done += 1
    return done


def read_one_file() -> bool:
    """The next file that waits, and the entries it belongs to. Whether there was one.

    The reading happens outside of any transaction: nobody waits for it, and a kill loses nothing but the attempt.
    """
    waiting = FileText.objects.filter(state=FileState.WAITING).order_by("attempts", "pk").first()
    if waiting is None:
        return False
    FileText.objects.filter(pk=waiting.pk).update(attempts=F("attempts") + 1)
    if waiting.attempts >= MOST_ATTEMPTS:
        _keep(waiting, FileReading(FileState.TOO_MUCH))
    else:
        _keep(waiting, text_of_file(path_of(waiting.sha256), waiting.content_type))
    return True


@transaction.atomic
def _keep(file: FileText, reading: FileReading) -> None:
    FileText.objects.filter(pk=file.pk).update(
        state=reading.state, pages=reading.pages, bare_pages=reading.bare_pages, shortened=reading.shortened,
        packed=packed(reading.text) if reading.text else b"", read_at=timezone.now(),
    )
    if reading.state == FileState.READ:
        _index_again(file.sha256)


def _index_again(sha256: str) -> None:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, key in EntryFile.objects.filter(sha256=sha256).values_list("entry__kind", "entry__key"):
        by_kind[kind].append(key)
    for name, keys in by_kind.items():
        if name in KINDS:
            index_keys(KINDS[name], keys)
