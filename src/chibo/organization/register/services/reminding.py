"""Once a week the committee finds a draft in its outbox that says what falls due about members."""

import datetime as dt

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.organization.mandates.choices import COMMITTEE
from chibo.organization.mandates.queries import holders
from chibo.organization.people.queries import contacts, person_cards
from chibo.organization.units.queries import cells, unit_name
from chibo.platform.audit.services import Actor
from chibo.platform.notices.models import Notice
from chibo.platform.notices.services import Addressee, draft_notice
from chibo.platform.panels.dues import Due, DueScope, dues_of
from chibo.platform.rulebook.queries import rules_on

PROCESS = "register.remind_of_dues"
KIND = "register.dues"


def remind_of_dues(*, on: dt.date, by: Actor = PROCESS, at: dt.datetime | None = None) -> int:
    """Draft the week's reminder for every cell; returns how many are new. Harmless when it runs twice."""
    moment = at or timezone.now()
    return sum(_remind(cell.pk, on=on, by=by, at=moment) for cell in cells(on=on))


def _remind(unit_id: int, *, on: dt.date, by: Actor, at: dt.datetime) -> bool:
    year, week, _day = on.isocalendar()
    origin = f"{KIND}:{unit_id}:{year}-{week:02d}"
    if Notice.objects.filter(origin=origin).exists():
        return False
    ahead = rules_on(on, scope=f"unit:{unit_id}").integer("reminder.due_days_before")
    with translation.override(settings.LANGUAGE_CODE):
        dues = dues_of(DueScope(unit_id, on=on, until=on + dt.timedelta(days=ahead)))
        if not dues:
            return False
        title, body = _words(dues, on, ahead)
    return _draft(unit_id, origin, title, body, on=on, by=by, at=at)


def _draft(unit_id: int, origin: str, title: str, body: str, *, on: dt.date, by: Actor, at: dt.datetime) -> bool:
    people = _committee(unit_id, on)
    if not people:
        return False
    try:
        with transaction.atomic():
            draft_notice(
                KIND, scope=f"unit:{unit_id}", sender=unit_name(unit_id, on=on), title=title, body=body,
                href=reverse("membership:due_of", args=[unit_id]), origin=origin, recipients=people, by=by, at=at,
            )  # fmt: skip
    except IntegrityError:  # another worker was faster
        return False
    return True


def _words(dues: list[Due], on: dt.date, ahead: int) -> tuple[str, str]:
    late = [due for due in dues if due.by < on]
    lines = [f"- {day_numbers(due.by)}: {due.name}. {due.what}" + (" (quá hạn)" if due in late else "") for due in dues]
    title = _("What falls due about members in the next %(n)s days") % {"n": ahead}
    return title, "\n".join(lines)[:7900]


def _committee(unit_id: int, on: dt.date) -> list[Addressee]:
    persons = list(dict.fromkeys(one.person_id for one in holders(unit_id, *COMMITTEE, on=on)))
    reach = contacts(persons)
    return [
        Addressee(card.full_name, card.account_id, reach[card.pk].email if card.pk in reach else "")
        for card in person_cards(persons).values()
    ]
