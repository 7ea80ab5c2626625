"""Who may read an issued paper: whoever may see the object it tells of."""

from django.utils.translation import gettext_lazy as _

from chibo.platform.authz.permissions import Visitor, grant, predicate
from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import readable_by


@predicate(label=_("may read what the paper is about"))
def sees_its_subject(user: Visitor, paper: Paper | None) -> bool:
    """Whether the visitor holds the permission that the paper's kind names on the paper's object."""
    return paper is not None and bool(readable_by(user, [paper]))


grant("papers.read_paper", to=sees_its_subject, label=_("read an issued paper"))
