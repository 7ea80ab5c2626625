"""Which directives somebody may know of, and of which units they may see the names.

Three circles: a reader sees the paper and what they did themselves; who oversees sees counts; names are for who
leads the readers' own unit, and for the responsible person in their own.
"""

from django.db.models import Q

from chibo.organization.mandates.choices import COMMITTEE, Post
from chibo.organization.mandates.queries import duties_of
from chibo.organization.units.queries import every_unit
from chibo.platform.authz.permissions import Visitor
from chibo.work.directives.models import Directive, DirectiveQuerySet, Reader

HEADS = (
    *sorted(COMMITTEE), Post.DIRECTOR, Post.DEPUTY_DIRECTOR, Post.DIVISION_HEAD, Post.DIVISION_DEPUTY, Post.MASS_HEAD,
)  # fmt: skip
"""Posts whose holders lead the people of their unit: the cell committee, directors, heads of division."""


def read_by(user: Visitor) -> DirectiveQuerySet:
    """Directives whose paper one is asked to read; withdrawn ones are gone."""
    person = duties_of(user).person_id
    if person is None:
        return Directive.objects.none()
    mine = Reader.objects.asked().filter(person_id=person)
    return Directive.objects.filter(pk__in=mine.values("directive_id")).exclude(state="withdrawn")


def knows_all_counts(user: Visitor) -> Q:
    """Directives of which one knows the counts of every unit: one is responsible, or keeps the register, leads, or is
    the superior in charge in the unit that spreads the paper or in one above it."""
    kept: Q | None = getattr(user, "_knows_all_counts", None)
    if kept is None:
        duties = duties_of(user)
        above = duties.units_with(*HEADS) | duties.keeps
        counts = above | duties.reads | duties.units_with(Post.SUPERIOR_IN_CHARGE)
        kept = Q(unit_id__in=counts | _below(above))
        if duties.person_id is not None:
            kept |= Q(responsible_id=duties.person_id)
        user._knows_all_counts = kept  # type: ignore[union-attr, attr-defined, unused-ignore]
    return kept


def overseen_by(user: Visitor) -> DirectiveQuerySet:
    """Directives whose counts one may know: all of them, or those of the units one leads and that have readers."""
    heads = duties_of(user).units_with(*HEADS)
    shown = knows_all_counts(user)
    if heads:
        shown |= Q(pk__in=Reader.objects.filter(unit_id__in=heads).values("directive_id"))
    return Directive.objects.filter(shown)


def visible_directives(user: Visitor) -> DirectiveQuerySet:
    """What one reads, and what one oversees."""
    mine, counted = read_by(user), overseen_by(user)
    return Directive.objects.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=counted.values("pk")))


def units_with_names(user: Visitor, directive: Directive) -> frozenset[int]:
    """Units whose readers the visitor may see by name: those they lead, and the responsible person's own."""
    duties = duties_of(user)
    units = duties.units_with(*HEADS)
    if duties.person_id is not None and duties.person_id == directive.responsible_id:
        own = duties.in_person
        units |= own.cells | {unit for _post, unit in own.posts}
    return units


def _below(units: frozenset[int]) -> frozenset[int]:
    """Units under one of these, at any depth. One query; none when there is nothing to look under."""
    if not units:
        return frozenset()
    children: dict[int | None, list[int]] = {}
    for pk, parent in every_unit().values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    found: set[int] = set()
    todo = [child for unit in units for child in children.get(unit, [])]
    while todo:
        here = todo.pop()
        if here not in found:
            found.add(here)
            todo += children.get(here, [])
    return frozenset(found)
