"""What the bytes are, before any of them is believed to be a workbook."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from chibo.platform.workbooks.rules.why import Unreadable, Why

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 150 * 1024 * 1024
MAX_RATIO = 250
RATIO_COUNTS_FROM = 5 * 1024 * 1024
MAX_PARTS = 400
MAX_ROWS = 10_000
MAX_COLUMNS = 200
MAX_FORMULAS = 30_000
MAX_SHARED_STRINGS = 40 * 1024 * 1024
CHUNK = 1024 * 1024

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"[^>]*?(?<!/)>')
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?(?<!/)>")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def ensure_workbook(content: bytes, name: str) -> None:
    """Refuse everything that is not an .xlsx of sensible size, saying what it is instead."""
    if not content.strip(b"\x00 \r\n\t"):
        raise Unreadable(Why.EMPTY)
    if len(content) > MAX_BYTES:
        raise Unreadable(Why.TOO_BIG, size=len(content) // 1024 // 1024 + 1, limit=MAX_BYTES // 1024 // 1024)
    if not content.startswith(b"PK"):
        raise Unreadable(_what_it_is(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _ensure_package(package)
            _ensure_parts(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as broken:
        raise Unreadable(Why.CORRUPT) from broken
    if PurePath(name).suffix.lower() not in (".xlsx", ""):
        raise Unreadable(Why.WRONG_NAME, extension=PurePath(name).suffix)


def _what_it_is(content: bytes) -> Why:
    if content.startswith(OLE):
        return Why.ENCRYPTED if ENCRYPTED_PACKAGE in content else Why.OLD_EXCEL
    if content.startswith(b"%PDF"):
        return Why.PDF
    beginning = content[:4096].lower()
    if b"<html" in beginning or b"<table" in beginning:
        return Why.HTML
    wide_text = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return Why.TEXT if wide_text or b"\x00" not in content[:65536] else Why.UNKNOWN


def _ensure_package(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(Why.ENCRYPTED)
    if len(parts) > MAX_PARTS:
        raise Unreadable(Why.BOMB)
    if "xl/workbook.xml" not in names:
        raise Unreadable(_which_package(names))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(Why.MACROS)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    too_dense = unpacked > RATIO_COUNTS_FROM and unpacked / packed > MAX_RATIO
    if unpacked > MAX_UNPACKED or too_dense:
        raise Unreadable(Why.BOMB)


def _which_package(names: set[str]) -> Why:
    if "xl/workbook.bin" in names:
        return Why.BINARY_EXCEL
    if any(name.startswith("word/") for name in names):
        return Why.WORD
    return Why.OPEN_DOCUMENT if "content.xml" in names and "mimetype" in names else Why.UNKNOWN


def _ensure_parts(package: zipfile.ZipFile) -> None:
    """Unpack once, piece by piece, counting: sizes in the directory of an archive may lie."""
    total = 0
    for part in package.infolist():
        sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
        counter = _SheetCounter() if sheet else None
        size = 0
        for piece in _pieces(package, part):
            size += len(piece)
            if total + size > MAX_UNPACKED:
                raise Unreadable(Why.BOMB)
            if part.filename.endswith((".xml", ".rels")) and ENTITY.search(piece):
                raise Unreadable(Why.BOMB)
            if counter:
                counter.count(piece)
        total += size
        if part.filename == "xl/sharedStrings.xml" and size > MAX_SHARED_STRINGS:
            raise Unreadable(Why.BOMB)


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with package.open(part) as stream:
        while piece := stream.read(CHUNK):
            yield piece


class _SheetCounter:
    """Counts what would make a sheet unreasonable; a cell cut in two by a piece is carried over."""

    def __init__(self) -> None:
        self.rows = self.formulas = 0
        self.rest = b""

    def count(self, piece: bytes) -> None:
        text = self.rest + piece
        cut = text.rfind(b"<")
        whole, self.rest = (text[:cut], text[cut:]) if cut > 0 and len(text) - cut < 4096 else (text, b"")
        self.formulas += len(FORMULA.findall(whole))
        if self.formulas > MAX_FORMULAS:
            raise Unreadable(Why.FORMULAS, limit=MAX_FORMULAS)
        self.rows += len(ROW.findall(whole))
        for letters, number in FILLED_CELL.findall(whole):
            if int(number) > MAX_ROWS:
                raise Unreadable(Why.TOO_MANY_ROWS, limit=MAX_ROWS, cell=(letters + number).decode())
            if len(letters) > 2 or _column(letters) > MAX_COLUMNS:
                raise Unreadable(Why.TOO_MANY_COLUMNS, limit=MAX_COLUMNS, cell=(letters + number).decode())
        if self.rows > MAX_ROWS * 2:
            raise Unreadable(Why.TOO_MANY_ROWS, limit=MAX_ROWS, cell=f"A{MAX_ROWS + 1}")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
