"""Templates that the office brings: looked through, tried out, kept as versions with a validity."""

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.units.queries import unit_card
from chibo.platform.audit.services import Actor, record
from chibo.platform.files.services import store_upload
from chibo.work.drafting.errors import KindNotIssuable, TemplateRefused, ValidityBackwards
from chibo.work.drafting.models import OfficeTemplate
from chibo.work.drafting.queries.kinds import kinds_offered
from chibo.work.drafting.queries.templates import NAMES, sample_facts, template_bytes
from chibo.work.drafting.services.filling import Filled, ensure_tame, fill_template
from chibo.work.drafting.services.holding import account_of


def bring_template(
    unit_id: int,
    *,
    system: str,
    type_code: str,
    name: str,
    file: UploadedFile[Any],
    since: dt.date,
    by: Actor,
    on: dt.date,
    until: dt.date | None = None,
) -> OfficeTemplate:
    """Keep a DOCX as a template, or as the next version of the one with this name, which ends when the new one begins.

    It is looked through and tried out first; one that is refused leaves nothing behind.

    Raises:
        TemplateRefused: it holds programs, foreign files, links, or words that the language does not have.
        TemplateNotFilled: it cannot be filled.
    """
    if until and until < since:
        raise ValidityBackwards(since=day_numbers(since))
    unit = unit_card(unit_id)
    kind = next((one for one in kinds_offered(unit_id, on=on) if (one.system, one.code) == (system, type_code)), None)
    if unit is None or kind is None:
        raise KindNotIssuable(unit=unit.name if unit else "", kind=type_code)
    file.seek(0)
    content = file.read()
    ensure_tame(content)
    tried = fill_template(content, sample_facts(unit, kind, on=on))
    if not tried.names:
        raise TemplateRefused(why=_("it names no field, such as {{ trich_yeu }}"))
    words = {"system": system, "type_code": type_code, "name": clean(name)[:120], "names": list(tried.names)}
    return _kept(unit_id, file, since=since, until=until, by=by, on=on, words=words)


@transaction.atomic
def _kept(
    unit_id: int, file: UploadedFile[Any], *, since: dt.date, until: dt.date | None, by: Actor, on: dt.date,
    words: dict[str, Any],
) -> OfficeTemplate:
    same = OfficeTemplate.objects.select_for_update().filter(
        unit_id=unit_id, system=words["system"], type_code=words["type_code"], name=words["name"]
    )
    earlier = same.order_by("-nr").first()
    if earlier and since < earlier.since:
        raise ValidityBackwards(since=day_numbers(earlier.since))
    template = OfficeTemplate.objects.create(
        unit_id=unit_id, nr=earlier.nr + 1 if earlier else 1, since=since, until=until, brought_by=account_of(by),
        brought_on=on, **words,
    )
    template.file = store_upload(file, subject=template.reference, by=by)
    template.save(update_fields=["file"])
    if earlier and (earlier.until is None or earlier.until > since):
        earlier.until = since
        earlier.save(update_fields=["until"])
    record("drafting.template.added", template, by=by, name=template.name, nr=template.nr, type=template.type_code)
    return template


@transaction.atomic
def end_template(template: OfficeTemplate, *, until: dt.date, by: Actor) -> OfficeTemplate:
    """The template is no longer used from that day; papers issued in it stay as they are."""
    template = OfficeTemplate.objects.select_for_update().get(pk=template.pk)
    if until < template.since:
        raise ValidityBackwards(since=day_numbers(template.since))
    template.until = until
    template.save(update_fields=["until"])
    record("drafting.template.ended", template, by=by, until=until.isoformat())
    return template


def tried_out(template: OfficeTemplate, *, on: dt.date) -> Filled:
    """The template filled with sample facts."""
    unit = unit_card(template.unit_id)
    kinds = kinds_offered(template.unit_id, on=on)
    kind = next((one for one in kinds if (one.system, one.code) == (template.system, template.type_code)), None)
    if unit is None or kind is None:
        raise KindNotIssuable(unit=unit.name if unit else "", kind=template.type_code)
    return fill_template(template_bytes(template), sample_facts(unit, kind, on=on))


def unknown_names(template: OfficeTemplate) -> list[str]:
    """Fields of the template that no draft has: they will always be missing."""
    return [name for name in template.names if name not in NAMES]
