"""The faces of one content tree. The two heavy engines load when the first paper is printed.

An idle process stays about 40 MB smaller for it: most pages of the office print nothing.
"""

from importlib import import_module
from typing import Protocol, cast

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.layout import PaperLayout
from chibo.platform.papers.render.html import render_html
from chibo.platform.papers.render.plain import render_text, text_hash

__all__ = ["render_docx", "render_html", "render_pdf", "render_slip", "render_text", "text_hash"]


class _Engine(Protocol):
    def render(self, content: PaperContent, layout: PaperLayout) -> bytes: ...


class _Printer(Protocol):
    def slip(self, content: PaperContent, layout: PaperLayout, words: str) -> bytes: ...


def render_docx(content: PaperContent, layout: PaperLayout) -> bytes:
    """A Word file with real styles, for a secretary to edit; the same bytes each time."""
    return _engine("docx").render(content, layout)


def render_pdf(content: PaperContent, layout: PaperLayout) -> bytes:
    """A tagged PDF with embedded fonts, for reading and printing; the same bytes each time."""
    return _engine("pdf").render(content, layout)


def render_slip(content: PaperContent, layout: PaperLayout, words: str) -> bytes:
    """What a copy adds below a paper, as a PDF no larger than it needs to be."""
    return cast(_Printer, import_module("chibo.platform.papers.render.pdf")).slip(content, layout, words)


def _engine(name: str) -> _Engine:
    return cast(_Engine, import_module(f"chibo.platform.papers.render.{name}"))
