"""Which papers exist: a domain's ``papers.py`` registers each kind with the function that composes it.

``@paper("meetings.minutes", version=1, facts=MinutesFacts, label=…, permission=…, subject=…)``. When the
wording of a kind changes, a new version is registered beside the old one: a frozen paper comes out of the
version it was made with.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.utils.functional import Promise

from chibo.platform.papers.content import PaperContent
from chibo.platform.papers.errors import UnknownPaperKind
from chibo.platform.papers.rules.marks import draft_mark

F = TypeVar("F")
Compose = Callable[[F], PaperContent]
Subject = Callable[[str], object | None]
Subjects = Callable[[Collection[str]], Mapping[str, object]]


@dataclass(frozen=True)
class PaperTemplate:
    """One version of one kind of paper.

    ``series`` is the type of its number ("NQ") or None; ``permission`` is asked of the object that
    ``subject`` finds for the paper's origin; ``subjects`` finds many at once, for lists. Before it is issued a paper
    carries the mark of a draft, unless it is never issued (``draft_mark`` false: books and lists).
    """

    kind: str
    version: int
    label: str | Promise
    facts: type[Any]
    compose: Callable[[Any], PaperContent]
    permission: str
    subject: Subject
    subjects: Subjects | None = None
    series: str | None = None
    draft_mark: bool = True

    def subjects_of(self, origins: Collection[str]) -> Mapping[str, object]:
        """The objects that papers tell of, by origin; those that are gone are left out."""
        if self.subjects:
            return self.subjects(origins)
        found = {origin: self.subject(origin) for origin in origins}
        return {origin: subject for origin, subject in found.items() if subject is not None}


TEMPLATES: dict[tuple[str, int], PaperTemplate] = {}
_NEWEST: dict[str, int] = {}


def paper(
    kind: str,
    *,
    version: int,
    facts: type[F],
    label: str | Promise,
    permission: str,
    subject: Subject,
    subjects: Subjects | None = None,
    series: str | None = None,
    draft_mark: bool = True,
) -> Callable[[Compose[F]], Compose[F]]:
    """Register the decorated function as the composer of this kind and version."""

    def register(compose: Compose[F]) -> Compose[F]:
        if (kind, version) in TEMPLATES:
            raise ValueError(f"version {version} of {kind} is composed twice")
        TEMPLATES[kind, version] = PaperTemplate(
            kind, version, label, facts, compose, permission, subject, subjects, series, draft_mark
        )
        _NEWEST[kind] = max(version, _NEWEST.get(kind, 0))
        return compose

    return register


def template(kind: str, version: int | None = None) -> PaperTemplate:
    """The composer of a kind: the newest, or the version a paper was made with.

    Raises:
        UnknownPaperKind: nothing of that kind and version is registered.
    """
    wanted = version or _NEWEST.get(kind, 0)
    try:
        return TEMPLATES[kind, wanted]
    except KeyError:
        raise UnknownPaperKind(kind=kind, version=wanted) from None


def labels() -> dict[str, str]:
    """What every kind is called, in the language of the moment."""
    return {kind: str(template(kind).label) for kind in _NEWEST}


def compose_draft(made_with: PaperTemplate, facts: Any) -> PaperContent:
    """The content of a paper that is not issued, which says so."""
    content = made_with.compose(facts)
    return replace(content, draft=content.draft or draft_mark()) if made_with.draft_mark else content


def compose(made_with: PaperTemplate, facts: Any, *, number: str = "") -> PaperContent:
    """The content of a paper; the number that the series gave replaces the blank one of a draft."""
    content = made_with.compose(facts)
    return replace(content, number=number) if number else content
