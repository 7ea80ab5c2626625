"""Files of a job: read with their fingerprint compared, kept as new rows; nothing that is there is ever changed."""

import hashlib

from chibo.platform.audit.services import Actor
from chibo.platform.files.choices import Looked, Mark
from chibo.platform.files.gate import Cleared
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import path_of, store_cleared
from chibo.work.signing.errors import FileChangedOnDisk


def content_of(file: StoredFile) -> bytes:
    """The bytes of a kept file.

    Raises:
        FileChangedOnDisk: they are gone or are not those that were kept.
    """
    path = path_of(file.sha256)
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise FileChangedOnDisk(name=file.name)
    return content


def keep_content(content: bytes, *, like: StoredFile, subject: str, by: Actor) -> StoredFile:
    """A signed file: the pages of ``like`` with one more revision behind them, so its mark holds on."""
    cleared = Cleared(like.name, content, like.content_type, Mark(like.mark), Looked(like.looked))
    return store_cleared(cleared, subject=subject, by=by)
