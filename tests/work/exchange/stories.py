"""What happens in the exchange, told in a line each."""

import datetime as dt

from django.utils import timezone

from chibo.platform.files.gate import Declared
from chibo.work.documents.services import register_issued
from chibo.work.exchange.models import Correspondent
from chibo.work.exchange.rules.writing import written_letter, written_status
from chibo.work.exchange.services import add_code, add_correspondent, build_message, take_in
from tests.work.exchange.letters import DAY, OURS, SENDER, letter, status

ON = dt.date(2026, 11, 9)
AT = timezone.make_aware(dt.datetime(2026, 11, 9, 10, 0))


def with_code(cast):
    """The department is addressed under its code."""
    add_code(cast.department.pk, code=OURS.code, since=dt.date(2020, 1, 1), by="test")


def arrived(cast, *, declared=None, at=AT, **changes):
    """A message of another department was taken in."""
    return take_in(
        cast.department.pk, written_letter(letter(**changes)), declared=declared or Declared(), by=cast.clerk.account, on=ON,
        at=at,
    )


def told(cast, *, at=AT, said_at=None, **changes):
    """A status message was taken in."""
    changes |= {"at": said_at} if said_at else {}
    return take_in(
        cast.department.pk, written_status(status(**changes)), declared=Declared(), by=cast.clerk.account, on=ON, at=at
    )


def issued(cast, number="1/SNgV-VP", **words):
    """A letter that the department has issued, with its file."""
    facts = {"system": "state", "type_code": "CV", "issued_on": DAY, "title": "Công văn về hội thảo chè"} | words
    return register_issued(
        cast.department.pk, number=number, files=[("cong-van.txt", "Công văn về hội thảo chè".encode())],
        by=cast.clerk.account, on=ON, **facts,
    )


def receiver(cast, code=SENDER.code, name="Sở Nông nghiệp và Môi trường"):
    """An office in the address book."""
    known = Correspondent.objects.filter(unit_id=cast.department.pk, code=code).first()
    return known or add_correspondent(cast.department.pk, code=code, name=name, by=cast.clerk.account)


def sent(cast, document=None, at=AT, **words):
    """A message about a paper of ours."""
    words = {"receivers": [receiver(cast).pk]} | words
    return build_message((document or issued(cast)).pk, by=cast.clerk.account, at=at, **words)
