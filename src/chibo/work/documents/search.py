"""Documents of the register: number, summary, issuer, signer, and the text of the newest version or of the issued paper."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.permissions import Visitor
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import paper_content
from chibo.platform.papers.render.plain import render_text
from chibo.platform.search.registry import Found, among, scopes, searchable
from chibo.work.documents.models import Document, DocumentVersion


def _seen(user: Visitor, keys: Collection[int]) -> set[int]:
    return among(Document.objects.visible_to(user), keys)


def _reach(user: Visitor) -> Collection[str]:
    duties = duties_of(user)
    units = duties.units | duties.keeps
    return {*scopes("unit", units), *scopes("keeper", [unit for unit in units if duties.keeps_list_of(unit)])}


def _of_versions(keys: Collection[str]) -> Collection[int]:
    return DocumentVersion.objects.filter(pk__in=list(keys)).values_list("document_id", flat=True)


@searchable(
    "documents.document", model=Document, label=_("Document"), icon="file-text", order=10, visible_to=_seen, reach=_reach,
    touched_by={"documents.documentversion": _of_versions},
)  # fmt: skip
def words_of_documents(keys: Collection[int]) -> list[Found]:
    """Two queries, and one for the papers that were issued here."""
    rows = list(Document.objects.filter(pk__in=list(keys)).select_related("file"))
    papers = Paper.objects.in_bulk([row.paper_id for row in rows if row.paper_id])
    return [_found(row, papers.get(row.paper_id or 0)) for row in rows]


def _found(row: Document, paper: Paper | None) -> Found:
    return Found(
        key=row.pk, title=row.title, symbol=row.number, issuer=row.issuer, unit=row.unit_id, day=row.issued_on,
        scopes=scopes("keeper" if row.for_committee else "unit", [row.unit_id]), href=row.get_absolute_url(),
        head=(str(row.get_kind_display()), row.signer), texts=(_text_of(paper),),
        files=((row.file.sha256, row.file.content_type),) if row.file else (),
    )  # fmt: skip


def _text_of(paper: Paper | None) -> str:
    """The words of the paper as it was issued; a paper whose kind is no longer installed is found by its title."""
    if paper is None:
        return ""
    try:
        return render_text(paper_content(paper))
    except DomainError:
        return ""
