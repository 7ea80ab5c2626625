"""The words of a paper alone, in reading order: what two exports of one paper must share."""

import hashlib
from collections.abc import Iterator

from chibo.platform.papers.content import Block, PaperContent, Paragraph, Run, Table, recipient_lines
from chibo.platform.papers.missing import bracketed
from chibo.platform.papers.rules.header import PARTY
from chibo.platform.papers.rules.lists import addressee_lines
from chibo.platform.papers.rules.system import MOTTO, NATION, System, number_line


def render_text(content: PaperContent) -> str:
    """Canonical plain text, one line for each line of the paper, cells of a table row set apart by " | "."""
    return bracketed("\n".join(line for line in _lines(content) if line) + "\n")


def text_hash(content: PaperContent) -> str:
    """SHA-256 of the canonical text: the identity of a paper's wording."""
    return hashlib.sha256(render_text(content).encode()).hexdigest()


def _lines(content: PaperContent) -> Iterator[str]:
    yield from _head(content)
    if content.addressees:
        yield f"{content.addressed}:"
        yield from addressee_lines(content.addressees)
    for block in content.blocks:
        yield from _block(block)
    for signature in content.signatures:
        yield from (signature.authority, signature.post, signature.name)
    if content.recipients:
        yield "Nơi nhận:"
        yield from recipient_lines(content.recipients, content.system)
    for annex in content.annexes:
        yield from (annex.label, annex.title, annex.note)
        for block in annex.blocks:
            yield from _block(block)


def _head(content: PaperContent) -> Iterator[str]:
    """A Party paper begins as it always did: its words are the fingerprint of papers issued long ago."""
    state = content.system is System.STATE
    yield from (content.header.superior, content.header.issuer, "" if state else "*")
    yield number_line(content.system, content.number)
    yield from (content.urgency, content.circulation, content.draft)
    yield from (NATION, MOTTO) if state else (PARTY,)
    yield from (content.dateline, content.kind_title, content.subject)
    yield "" if state or content.is_letter else "-----"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _words(block.runs)
    elif isinstance(block, Table):
        yield " | ".join(column.title for column in block.columns)
        for row in block.rows:
            yield " | ".join(_words(cell.runs).replace("\n", " ") for cell in row)


def _words(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
