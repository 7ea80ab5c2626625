"""Reading issued papers."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from chibo.kernel.text import fold
from chibo.platform.authz.permissions import Visitor, may
from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.errors import PaperTextChanged, UnknownPaperKind
from chibo.platform.papers.facts import facts_from_json
from chibo.platform.papers.layout import PaperLayout, layout_from_json
from chibo.platform.papers.models import NumberSeries, Paper, ReservedNumber
from chibo.platform.papers.models.paper import PaperQuerySet
from chibo.platform.papers.registry import compose, template
from chibo.platform.papers.render import render_docx, render_pdf, text_hash
from chibo.platform.papers.render.places import Place, signature_places

F = TypeVar("F")

_NOT_FOR_FILES = re.compile(r"[^A-Za-z0-9]+")
_MAX_NAME = 60


def papers_of(scope: str) -> PaperQuerySet:
    """Papers of one unit, the newest first."""
    return Paper.objects.of_scope(scope).newest_first()


def paper_of(origin: str, kind: str) -> Paper | None:
    """The issued paper of a kind that tells of an object, if there is one."""
    return Paper.objects.filter(origin=origin, kind=kind).first()


def papers_about(origins: Iterable[str]) -> dict[str, list[Paper]]:
    """The issued papers that tell of these objects, by origin; one query."""
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in Paper.objects.of_origins(list(origins)).newest_first():
        found[paper.origin].append(paper)
    return dict(found)


def readable_by(user: Visitor, papers: Iterable[Paper]) -> list[Paper]:
    """Those of the papers that the visitor may read; one question per kind where a kind answers for many."""
    rows = list(papers)
    by_kind: dict[str, list[Paper]] = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row)
    open_ids = {row.pk for kind, some in by_kind.items() for row in _readable(user, kind, some)}
    return [row for row in rows if row.pk in open_ids]


def facts_of(paper: Paper, kind: type[F]) -> F:
    """The frozen facts of a paper."""
    return facts_from_json(kind, paper.facts)


def paper_content(paper: Paper) -> PaperContent:
    """The paper as it was issued, composed from its frozen facts by the version it was made with.

    Raises:
        UnknownPaperKind: the kind or version is not installed.
        PaperTextChanged: the words differ from the fingerprint taken at issue.
    """
    made_with = template(paper.kind, paper.version)
    content = compose(made_with, facts_of(paper, made_with.facts), number=paper.number)
    if text_hash(content) != paper.text_hash:
        raise PaperTextChanged(number=paper.number or paper.title)
    return content


def paper_layout(paper: Paper) -> PaperLayout:
    """The layout the paper was issued in."""
    return layout_from_json(paper.layout)


def paper_file(paper: Paper, format: str) -> bytes:
    """The paper as "docx" or "pdf"."""
    render = {"docx": render_docx, "pdf": render_pdf}[format]
    return render(paper_content(paper), paper_layout(paper))


def signature_places_of(paper: Paper) -> tuple[Place, ...]:
    """Where the signatures go in the PDF of an issued paper."""
    return signature_places(paper_content(paper), paper_layout(paper))


def file_name(paper: Paper, format: str) -> str:
    """An ASCII name that sorts and travels well: "05-NQ-CB_2026-11-05.docx"."""
    words = _NOT_FOR_FILES.sub("-", paper.number.replace("Đ", "D")) or fold(paper.title).replace(" ", "-")
    return f"{words[:_MAX_NAME].strip('-') or 'paper'}_{paper.issued_on.isoformat()}.{format}"


def register_of(scope: str, period: str) -> list[ReservedNumber]:
    """The register of outgoing papers: every number of a period with its paper or why it was voided."""
    series = NumberSeries.objects.filter(scope=scope, period=period)
    numbers = ReservedNumber.objects.filter(series__in=series).select_related("paper", "series")
    return list(numbers.order_by("series__doc_type", "number"))


def _readable(user: Visitor, kind: str, papers: list[Paper]) -> list[Paper]:
    try:
        newest = template(kind)
    except UnknownPaperKind:
        return []
    subjects = newest.subjects_of([paper.origin for paper in papers])
    return [
        paper
        for paper in papers
        if paper.origin in subjects and may(user, newest.permission, subjects[paper.origin])
    ]
