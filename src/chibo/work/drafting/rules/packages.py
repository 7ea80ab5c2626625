"""What a DOCX must not hold to be a template: programs, foreign files, links that load something, fields that run."""

import io
import re
import zipfile
from collections.abc import Iterator

from chibo.kernel.rulebook import rule

MOST_XML = 4 * 1024 * 1024
"""Unpacked bytes of all XML parts together; a paper of fifty pages has about one megabyte."""
MOST_TAGS = 2_000
"""Places that are filled."""
_PROGRAMS = re.compile(r"vbaProject|vbaData|activeX|customUI|\.bin$", re.IGNORECASE)
_FOREIGN = re.compile(r"/(embeddings|afchunk|externalLinks)/", re.IGNORECASE)
_TARGETS = re.compile(rb"<Relationship\b[^>]*>", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>(.*?)</w:instrText>|w:instr\s*=\s*\"([^\"]*)\"", re.DOTALL)
_RUNNING = re.compile(
    rb"(?i)\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|DATABASE|MACROBUTTON|RD|GOTOBUTTON|EMBED)\b"
)
_CHUNK = re.compile(rb"<w:altChunk\b|<w:object\b|<o:OLEObject\b", re.IGNORECASE)
_TAG = re.compile(rb"\{[{%#]")


@rule("DRAFT-07", source="chibo, decision 21")
def dangers_in(content: bytes) -> tuple[str, ...]:
    """What must be taken out of a DOCX before it may be a template; empty for a tame one.

    Each danger is a word: "programs" (macros, controls), "foreign" (embedded files), "links" (something is loaded from
    elsewhere, such as a template on another machine), "running" (fields that fetch or start something), "size", "tags"
    (too much to fill), "broken". A link that a reader clicks on is no danger.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return tuple(dict.fromkeys(_dangers(package)))
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError):
        return ("broken",)


def _dangers(package: zipfile.ZipFile) -> Iterator[str]:
    names = package.namelist()
    if "word/document.xml" not in names:
        yield "broken"
        return
    if any(_PROGRAMS.search(name) for name in names):
        yield "programs"
    if any(_FOREIGN.search(f"/{name}") for name in names):
        yield "foreign"
    parts = [name for name in names if name.endswith((".xml", ".rels"))]
    if sum(package.getinfo(name).file_size for name in parts) > MOST_XML:
        yield "size"
        return
    texts = {name: package.read(name) for name in parts}
    if sum(map(len, texts.values())) > MOST_XML:
        yield "size"
    if sum(len(_TAG.findall(text)) for text in texts.values()) > MOST_TAGS:
        yield "tags"
    for name, text in texts.items():
        yield from _in_part(name, text)


def _in_part(name: str, text: bytes) -> Iterator[str]:
    if name.endswith(".rels"):
        loading = (found for found in _TARGETS.findall(text) if _EXTERNAL.search(found) and not _HYPERLINK.search(found))
        if next(loading, None):
            yield "links"
        return
    if name == "[Content_Types].xml" and b"macroEnabled" in text:
        yield "programs"
    if _CHUNK.search(text):
        yield "foreign"
    instructions = b"".join(first or second for first, second in _INSTRUCTION.findall(text))
    if _RUNNING.search(re.sub(rb"<[^>]+>", b"", instructions)):
        yield "running"
