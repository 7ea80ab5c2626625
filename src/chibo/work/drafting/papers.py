"""Papers that were written as drafts: one kind of paper for every kind the rule packs know, of both systems."""

from collections.abc import Collection, Mapping

from chibo.platform.papers.kinds import LetterFacts, compose_facts
from chibo.platform.papers.registry import paper
from chibo.work.drafting.models import Draft
from chibo.work.drafting.queries.kinds import kind_names, paper_kind


def draft_behind(origin: str) -> Draft | None:
    """The draft of "drafting.draft:7"."""
    return drafts_behind([origin]).get(origin)


def drafts_behind(origins: Collection[str]) -> Mapping[str, Draft]:
    """The drafts of many papers at once; one query."""
    keys = [int(key) for origin in origins if (key := origin.partition(":")[2]).isdigit()]
    return {draft.reference: draft for draft in Draft.objects.filter(pk__in=keys)}


def _register() -> None:
    for (system, code), name in kind_names().items():
        paper(
            paper_kind(system, code), version=1, facts=LetterFacts, label=name,
            permission="drafting.read_paper", subject=draft_behind, subjects=drafts_behind, series=code,
        )(compose_facts)


_register()
