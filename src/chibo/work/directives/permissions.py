"""Who spreads papers, who reads them, who counts, who sees names."""

from django.utils.translation import gettext_lazy as _

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.queries import duties_of
from chibo.platform.authz.choices import Group, Scope
from chibo.platform.authz.permissions import Visitor, grant, predicate
from chibo.work.directives.models import Directive
from chibo.work.directives.queries.visible import HEADS, overseen_by, read_by, units_with_names
from chibo.work.documents.queries import DocumentCard


@predicate(label=_("sits in the committee of the unit or is its clerk"))
def keeps_the_papers(user: Visitor, paper: DocumentCard) -> bool:
    """The committee and the clerk of the unit in whose register the paper stands."""
    return duties_of(user).keeps_list_of(paper.unit_id)


@predicate(label=_("is asked to read the paper"))
def is_a_reader(user: Visitor, directive: Directive) -> bool:
    """Whether the paper was sent to the visitor, or it is a page of one that was."""
    return read_by(user).filter(pk=directive.pk).exists()


@predicate(label=_("is the responsible person, keeps or leads the unit or one above it, or leads readers"))
def oversees(user: Visitor, directive: Directive) -> bool:
    """Whether the visitor may know the counts."""
    return overseen_by(user).filter(pk=directive.pk).exists()


@predicate(label=_("is the responsible person, or keeps the papers of the unit"))
def leads_the_directive(user: Visitor, directive: Directive) -> bool:
    """Whether the visitor changes terms and audience, writes questions, reports and closes."""
    duties = duties_of(user)
    mine = duties.person_id is not None and duties.person_id == directive.responsible_id
    return mine or duties.keeps_list_of(directive.unit_id)


class OfUnit:
    """A directive and one unit among its readers."""

    def __init__(self, directive: Directive, unit_id: int) -> None:
        self.directive, self.unit_id = directive, unit_id


@predicate(label=_("leads the readers' unit, or is the responsible person and belongs to it"))
def sees_names(user: Visitor, subject: OfUnit) -> bool:
    """Whether the visitor may see who of this unit has read; never of another one."""
    return subject.unit_id in units_with_names(user, subject.directive)


@predicate(label=_("leads the directive, or the readers' unit"))
def nudges(user: Visitor, subject: OfUnit) -> bool:
    """Names stay in the unit: for other units the nudge goes to those who lead them."""
    return bool(sees_names(user, subject)) or bool(leads_the_directive(user, subject.directive))


@predicate(label=_("keeps the papers of a unit, leads one, or is a superior in charge"))
def oversees_something(user: Visitor) -> bool:
    """Whether the list of directives has more than one's own reading."""
    duties = duties_of(user)
    return bool(duties.keeps or duties.units_with(*HEADS, Post.SUPERIOR_IN_CHARGE))


def _grant(name: str, to: object, label: object, scope: Scope = Scope.CELL) -> None:
    grant(f"directives.{name}", to=to, label=label, scope=scope, group=Group.WORK)


_grant("spread_paper", keeps_the_papers, _("send a paper to those who must know it"))
_grant("view_directive", oversees, _("see how many have read a paper"))
_grant("lead_directive", leads_the_directive, _("change, report and close a directive"))
_grant("read_paper", is_a_reader, _("read and acknowledge a paper"), Scope.OWN)
_grant("open_paper", is_a_reader | oversees, _("open the pages of a paper that is being spread"))
_grant("see_names", sees_names, _("see who of a unit has read a paper"), Scope.COMMITTEE)
_grant("nudge_readers", nudges, _("nudge those who have not read a paper"))
