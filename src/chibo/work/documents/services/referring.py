"""Noting where a secret paper lies, instead of the paper."""

import datetime as dt

from django.db import IntegrityError, transaction

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.platform.audit.services import Actor, record
from chibo.work.documents.errors import AlreadyReferredTo, DayInTheFuture, SomethingMissing
from chibo.work.documents.models import Stub


@transaction.atomic
def note_stub(
    unit_id: int, *, number: str, issuer: str, issued_on: dt.date, holder: str, place: str, by: Actor, on: dt.date,
) -> Stub:
    """A reference to a paper with a mark. The trail says that one was noted, not which."""
    words = {"number": clean(number), "issuer": clean(issuer), "holder": clean(holder), "place": clean(place)}
    if not all(words.values()):
        raise SomethingMissing()
    if issued_on > on:
        raise DayInTheFuture(day=day_numbers(issued_on))
    stub = Stub(unit_id=unit_id, issued_on=issued_on, noted_on=on, **words)
    try:
        with transaction.atomic():
            stub.save()
    except IntegrityError as twice:
        raise AlreadyReferredTo(number=words["number"], day=day_numbers(issued_on)) from twice
    record("documents.stub.noted", stub, by=by)
    return stub


@transaction.atomic
def move_stub(stub: Stub, *, holder: str, place: str, by: Actor) -> Stub:
    """The paper has gone to other hands or another place."""
    stub = Stub.objects.select_for_update().get(pk=stub.pk)
    holder, place = clean(holder), clean(place)
    if not (holder and place):
        raise SomethingMissing()
    if (stub.holder, stub.place) == (holder, place):
        return stub
    stub.holder, stub.place = holder, place
    stub.save(update_fields=["holder", "place"])
    record("documents.stub.moved", stub, by=by)
    return stub
