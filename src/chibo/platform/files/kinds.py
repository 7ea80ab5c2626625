"""What a file is, told by its content, never by its name."""

from pathlib import PurePath

import filetype

WELCOME = {
    "application/pdf": (".pdf",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (".pptx",),
    "application/msword": (".doc",),
    "application/vnd.ms-excel": (".xls",),
    "application/vnd.ms-powerpoint": (".ppt",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "text/plain": (".txt", ".csv"),
}
OLD_CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
SHOWN_IN_BROWSER = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})
"""Kinds a browser may open in place; everything else is downloaded."""


def kind_of(content: bytes, name: str) -> str | None:
    """The content type when content and extension agree and the kind is welcome, else ``None``."""
    guess = filetype.guess(content[:262_144])
    found = guess.mime if guess else _plain_text(content)
    extension = PurePath(name).suffix.lower()
    if found in ("application/zip", None) or found not in WELCOME:
        return None
    return found if extension in WELCOME[found] else None


def is_locked_office(content: bytes) -> bool:
    """Word, Excel and PowerPoint wrap a file with a password into the container of the years before 2007."""
    return content.startswith(OLD_CONTAINER) and LOCKED_PART in content


def _plain_text(content: bytes) -> str | None:
    if b"\x00" in content[:4096]:
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "text/plain"
