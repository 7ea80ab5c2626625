"""The paper beside the form: an issued one as it was issued, a draft as it would be issued today."""

import datetime as dt

from django.urls import reverse
from markupsafe import Markup

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.layout import PaperLayout, layout_from, layout_key
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import paper_content, paper_layout
from chibo.platform.papers.registry import compose_draft, template
from chibo.platform.papers.render import render_docx, render_html, render_pdf
from chibo.platform.rulebook.queries import rules_on


def preview(kind: str, facts: object, *, on: dt.date, scope: str = "", paper: Paper | None = None) -> Markup:
    """The A4 sheet. ``facts`` are those of a draft; an issued ``paper`` speaks for itself.

    The page loads ``papers/paper.css`` in its block ``styles``.
    """
    if paper is not None:
        return sheet(paper_content(paper), paper_layout(paper))
    content = compose_draft(template(kind), facts)
    return sheet(content, layout_from(rules_on(on, scope), content.system))


def draft_file(kind: str, facts: object, format: str, *, on: dt.date, scope: str = "") -> bytes:
    """A paper that is not issued yet as "docx" or "pdf", to look at or to bring along."""
    render = {"docx": render_docx, "pdf": render_pdf}[format]
    content = compose_draft(template(kind), facts)
    return render(content, layout_from(rules_on(on, scope), content.system))


def sheet(content: PaperContent, layout: PaperLayout) -> Markup:
    """The sheet; a layout that is not the default brings its small style sheet along."""
    shown = render_html(content, layout)
    if layout == PaperLayout():
        return shown
    address = reverse("papers:layout", args=[layout_key(layout)])
    return Markup('<link rel="stylesheet" href="{}">').format(address) + shown
