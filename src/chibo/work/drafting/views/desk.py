"""The page of one draft: texts on the left, the paper on the right, remarks and readers below."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.organization.mandates.queries import duties_of
from chibo.platform.papers.kinds import Field, Kind, Shape, as_draft, compose_facts
from chibo.platform.papers.layout import layout_from
from chibo.platform.papers.previews import preview, sheet
from chibo.platform.threads.queries import thread_of
from chibo.web.http import Request
from chibo.web.pages import fragment, page
from chibo.work.drafting.forms import AnswerForm, KeepForm
from chibo.work.drafting.models import Draft, RecipientGroup
from chibo.work.drafting.queries.candidates import signer_candidates
from chibo.work.drafting.queries.facts import holes_in, letter_facts
from chibo.work.drafting.queries.kinds import (
    authorities_of,
    body_field,
    kind_of_draft,
    numbers_for,
    paper_kind,
)
from chibo.work.drafting.queries.reading import (
    open_review_of,
    reviews_of,
    spots_of,
    talks_of,
    versions_of_draft,
)
from chibo.work.drafting.queries.templates import templates_for
from chibo.work.drafting.queries.texts import setting_text, snapshot_of
from chibo.work.drafting.queries.warnings import annexes_unnamed, unprintable_in

BEFORE_BODY = ("subject", "decider", "addressees", "bases", "opening")
URGENCIES = ("", "urgent", "very_urgent", "express")


@dataclass(frozen=True)
class Conflict:
    """Without scripts: somebody was first. Where to send again, the field, both texts, the version now."""

    action: str
    field: str
    mine: str
    theirs: str
    version: int


def show_draft(
    request: Request,
    draft: Draft,
    *,
    answer: AnswerForm | None = None,
    remark: str = "",
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or the sheet alone for htmx."""
    on = timezone.localdate()
    kind = kind_of_draft(draft)
    if request.htmx and not request.htmx.boosted and status == 200:
        return fragment(request, "drafting/draft.html", _paper(draft, on), name="sheet")
    snapshot = snapshot_of(draft)
    context = {
        **_paper(draft, on), **_form(draft, kind, on),
        "talks": talks_of(draft, snapshot), "spots": spots_of(draft, snapshot), "reviews": reviews_of(draft),
        "versions": versions_of_draft(draft), "on": on, "keep": KeepForm(), "remark": remark, "conflict": conflict,
        "asked": open_review_of(draft, duties_of(request.user).person_id), "answer": answer or AnswerForm(),
        "thread": thread_of(draft.reference, user=request.user),
    }
    return page(request, "drafting/draft.html", context, status=status)


def _paper(draft: Draft, on: dt.date) -> dict[str, Any]:
    """The sheet and what is missing on it."""
    said: dict[str, Any] = {"draft": draft, "kind": kind_of_draft(draft), "missing": (), "boxes": [], "unnamed": False}
    if draft.paper:
        return {**said, "sheet": preview(paper_kind(draft.system, draft.type_code), None, on=on, paper=draft.paper)}
    return {**said, **_sheet(draft, on)}


def _sheet(draft: Draft, on: dt.date) -> dict[str, Any]:
    content, snapshot = compose_facts(letter_facts(draft, on=on)), snapshot_of(draft)
    return {
        "sheet": sheet(as_draft(content), layout_from(numbers_for(draft.unit_id, on), content.system)),
        "missing": holes_in(content), "boxes": unprintable_in(draft, snapshot, content),
        "unnamed": annexes_unnamed(draft, snapshot),
    }


def _form(draft: Draft, kind: Kind, on: dt.date) -> dict[str, Any]:
    fields = [_shown(field, draft) for field in kind.fields if field.name != body_field(kind)]
    return {
        "before": [field for field in fields if field["name"] in BEFORE_BODY],
        "after": [field for field in fields if field["name"] not in BEFORE_BODY],
        "parts": [part for part in draft.parts.all() if not part.annex] if body_field(kind) else [],
        "annexes": [part for part in draft.parts.all() if part.annex],
        "has_body": bool(body_field(kind)),
        "articles": body_field(kind) == "articles",
        "settings": {name: setting_text(draft, name) for name in ("day", "over", "urgency", "signer", "second_signer")},
        "authorities": [(way, way or _("in one's own name")) for way in authorities_of(draft, kind)],
        "signers": [(one.person_id, f"{one.full_name} · {one.title}") for one in signer_candidates(draft.unit_id, on=on)],
        "urgencies": list(zip(URGENCIES, (_("none"), _("Urgent"), _("Very urgent"), _("Express")), strict=True)),
        "templates": [(one.pk, f"{one.name} ({one.nr})") for one in templates_for(draft, on=on)],
        "groups": list(RecipientGroup.objects.filter(unit_id=draft.unit_id)),
    }


def _shown(field: Field, draft: Draft) -> dict[str, Any]:
    long = field.shape not in (Shape.LINE, Shape.DAY)
    return {
        "name": field.name, "label": field.label, "help": field.help, "required": field.required,
        "value": str(draft.fields.get(field.name, "")), "rows": max(field.rows, 2) if long else None,
    }
