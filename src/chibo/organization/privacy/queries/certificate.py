"""What a deletion certificate says: which kinds, how many, which period, by which right, who confirmed. Never what."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from chibo.kernel.wording import day_numbers
from chibo.organization.privacy.choices import Purpose, kind_words
from chibo.organization.privacy.models import RetentionRun
from chibo.organization.privacy.queries.purposes import purposes_on
from chibo.organization.units.queries import name_on, unit_card
from chibo.platform.rulebook.queries import rules_on


@dataclass(frozen=True)
class CertificateLine:
    """One kind of record."""

    what: str
    before: str
    months: int
    gone: int
    held_back: int
    emptied: bool


@dataclass(frozen=True)
class CertificateFacts:
    """Everything the certificate says."""

    issuer: str
    superior: str
    place_name: str
    authority: str
    on: str
    proposed_on: str
    first_name: str
    second_name: str
    lines: tuple[CertificateLine, ...]
    bases: tuple[str, ...]


def certificate_facts(run: RetentionRun, *, on: dt.date) -> CertificateFacts:
    """The facts of a run that has been carried out; ``second_by`` may be set in memory only."""
    card = unit_card(run.unit_id)
    lines = list(run.lines.all())
    sources = purposes_on(on)
    with translation.override(settings.LANGUAGE_CODE):
        told = tuple(
            CertificateLine(
                kind_words(line.kind), day_numbers(line.before), line.months, line.gone, line.held_back, line.emptied
            )
            for line in lines
        )
    cites = dict.fromkeys(sources[Purpose(line.purpose)].cite for line in lines if Purpose(line.purpose) in sources)
    return CertificateFacts(
        issuer=name_on(run.unit_id, on).name,
        superior=name_on(card.parent_id, on).name if card and card.parent_id else "",
        place_name=card.place_name if card else "",
        authority=rules_on(on, f"unit:{run.unit_id}").text("documents.authority_line"),
        on=on.isoformat(),
        proposed_on=day_numbers(run.on),
        first_name=str(run.first_by or ""),
        second_name=str(run.second_by or ""),
        lines=told,
        bases=tuple(cites),
    )
