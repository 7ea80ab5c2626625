"""Asking for signatures: who, in which order, where on the page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from chibo.kernel.text import clean
from chibo.kernel.wording import day_numbers
from chibo.organization.people.queries import PersonCard, person_cards, person_of
from chibo.platform.audit.services import Actor, record
from chibo.platform.events.bus import publish
from chibo.platform.files.models import StoredFile
from chibo.platform.files.services import keep_for
from chibo.platform.rulebook.queries import rules_on
from chibo.platform.threads.services import link
from chibo.work.signing import errors
from chibo.work.signing.choices import For, Place
from chibo.work.signing.events import SigningAsked
from chibo.work.signing.models import Signer, SigningJob
from chibo.work.signing.queries.reading import Seen, look
from chibo.work.signing.rules import places
from chibo.work.signing.rules.moves import order_is_right
from chibo.work.signing.rules.places import POINTS_PER_MM, Box
from chibo.work.signing.services.keeping import content_of
from chibo.work.signing.services.telling import tell_next


@dataclass(frozen=True)
class Spot:
    """A place that is known already, as a template gives it: page from 0, points from its lower left corner."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True)
class SignerWish:
    """One who is to sign. ``spot`` goes before ``room``, the room the paper leaves for this signature, and that before
    ``place``; ``page`` counts from 1, 0 leaves it to the place.
    """

    person_id: int
    post: str = ""
    capacity: str = ""
    signs_for: str = For.PERSON
    place: str = Place.NAME
    page: int = 0
    spot: Spot | None = None
    room: Box | None = None


def ask_signatures(
    reference: str,
    file: StoredFile,
    signers: Sequence[SignerWish],
    *,
    unit_id: int,
    title: str,
    by: Actor,
    on: dt.date,
    at: dt.datetime | None = None,
    due: dt.date | None = None,
    href: str = "",
    number: str = "",
) -> SigningJob:
    """A job about one file. The PDF is looked at first, outside the transaction: it takes a second."""
    people = _ensure_signers(signers)
    if due is not None and due < on:
        raise errors.DueBeforeAsked(due=day_numbers(due))
    if file.content_type != "application/pdf":
        raise errors.NotAPdf(name=file.name)
    seen = look(content_of(file), [people[wish.person_id].full_name for wish in signers])
    if seen.state != "read" or not seen.sizes:
        raise (errors.PdfLocked if seen.state == "locked" else errors.PdfBroken)(name=file.name)
    boxes = _boxes(signers, seen, unit_id=unit_id, on=on)
    job = SigningJob(
        unit_id=unit_id, reference=reference, title=clean(title)[:300], number=number[:60], href=href[:200], due=due,
        asker_id=_asker(by), asked_on=on, asked_at=at or timezone.now(),
    )  # fmt: skip
    return _write(job, file, list(zip(signers, boxes, strict=True)), by=by, at=at)


@transaction.atomic
def _write(
    job: SigningJob, file: StoredFile, signers: list[tuple[SignerWish, Box]], *, by: Actor, at: dt.datetime | None
) -> SigningJob:
    job.original = job.newest = file
    try:
        with transaction.atomic():
            job.save()
    except IntegrityError as twice:
        raise errors.AlreadyWaiting() from twice
    job.original = job.newest = keep_for(file, subject=job.own_reference, by=by)
    job.save(update_fields=["original", "newest"])
    Signer.objects.bulk_create(_signer(job, place, wish, box) for place, (wish, box) in enumerate(signers, start=1))
    named = [{"person": wish.person_id, "for": str(wish.signs_for)} for wish, _box in signers]
    record("signing.job.asked", job, by=by, at=at, reference=job.reference, sha256=file.sha256, signers=named)
    link(job.reference, job.own_reference)
    publish(SigningAsked(job_id=job.pk, reference=job.reference, unit_id=job.unit_id))
    tell_next(job, by=by, at=at)
    return job


def _signer(job: SigningJob, position: int, wish: SignerWish, box: Box) -> Signer:
    spot = box.whole()
    return Signer(
        job=job, position=position, person_id=wish.person_id, signs_for=wish.signs_for,
        capacity=clean(wish.capacity)[:80], post=clean(wish.post)[:120], place=wish.place, page=spot.page,
        left=int(spot.left), bottom=int(spot.bottom), right=int(spot.right), top=int(spot.top),
    )  # fmt: skip


def _ensure_signers(signers: Sequence[SignerWish]) -> dict[int, PersonCard]:
    people = person_cards(wish.person_id for wish in signers)
    if not signers or len(people) != len({wish.person_id for wish in signers}):
        raise errors.NoSigners()
    seen: set[tuple[int, str]] = set()
    for wish in signers:
        if (wish.person_id, str(wish.signs_for)) in seen:
            raise errors.SignerTwice(name=people[wish.person_id].full_name)
        seen.add((wish.person_id, str(wish.signs_for)))
    if not order_is_right([wish.signs_for == For.ORGANISATION for wish in signers]):
        raise errors.SealWithoutSignature()
    return people


def _boxes(signers: Sequence[SignerWish], seen: Seen, *, unit_id: int, on: dt.date) -> list[Box]:
    """Where each signature stands; none over another, but a seal over the signature before it."""
    rules = rules_on(on, scope=f"unit:{unit_id}")
    width, height = (int(side) * POINTS_PER_MM for side in rules.table("signing.picture_mm"))
    side = rules.integer("signing.seal_mm") * POINTS_PER_MM
    boxes: list[Box] = []
    for wish, name in zip(signers, seen.names, strict=True):
        last = min(max(wish.page - 1, 0), len(seen.sizes) - 1)
        sizes = seen.sizes[: last + 1] if wish.page else seen.sizes
        if wish.spot is not None:
            one = wish.spot
            box = Box(one.page, one.left, one.bottom, one.left + one.width, one.bottom + one.height)
        elif wish.place == Place.SEAL and boxes:
            box = places.box_of_seal(boxes[-1], side)
        elif wish.room is not None and wish.place == Place.NAME and not wish.page:
            box = places.box_in_room(wish.room, width, height)
        elif wish.place == Place.ANNEX:
            box = places.box_on_annex(sizes[0], 2 * width, height / 3)
        elif wish.place == Place.NAME and name is not None and not wish.page:
            box = places.box_over_name(name, width, height)
        else:
            box = places.box_at_the_foot(sizes, width, height, right=wish.place != Place.LEFT)
        if wish.place != Place.SEAL and wish.spot is None:
            box = places.free_box(box, boxes)
        boxes.append(places.inside(box, seen.sizes[min(box.page, len(seen.sizes) - 1)]))
    return boxes


def _asker(by: Actor) -> int | None:
    person = person_of(by.pk) if isinstance(by, AbstractBaseUser) else None
    return person.pk if person else None
