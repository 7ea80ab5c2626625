"""A paper is sent to an audience: who becomes a reader, why, and who joins or leaves later."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from chibo.organization.mandates.choices import Post
from chibo.organization.mandates.models import Mandate
from chibo.organization.mandates.services import delegate_post
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership
from chibo.platform.audit.models import AuditEntry
from chibo.work.directives.choices import State, Way
from chibo.work.directives.errors import (
    AlreadySpread,
    DueBeforeSpread,
    NobodyToRead,
    NoLongerOpen,
    ReportIncomplete,
    ResponsibleUnknown,
)
from chibo.work.directives.models import Directive, Reader
from chibo.work.directives.rules.audience import Line
from chibo.work.directives.services import (
    acknowledge,
    add_later_joiners,
    change_audience,
    change_terms,
    close_directive,
    spread_paper,
    withdraw_directive,
)
from chibo.work.documents.models import Document
from tests.conftest import make_member
from tests.work.directives.stories import a_paper, reader, spread

pytestmark = pytest.mark.django_db


def names(directive):
    return {one.person.full_name for one in Reader.objects.asked().filter(directive=directive)}


def test_the_whole_cell_reads_and_the_trail_says_so(cast, today):
    directive = spread(cast)
    assert names(directive) == {
        "Nguyễn Minh Hòa", "Trần Thúy Hằng", "Đinh Công Sơn", "Phạm Ngọc", "Lê Đức Anh", "Hoàng Văn Ơn"
    }
    assert {one.unit_id for one in directive.readers.all()} == {cast.cell.pk}
    assert (directive.version, directive.sha256) == (1, directive.document.file.sha256)
    line = AuditEntry.objects.get(action="directives.directive.spread")
    assert line.data["readers"] == 6
    assert line.scope == f"unit:{cast.cell.pk}"


def test_a_post_is_its_holder_and_whoever_acts_in_it(cast, today):
    post = Mandate.objects.get(unit=cast.cell, post=Post.SECRETARY)
    delegate_post(
        post.pk, to_person_id=cast.official.person.pk, since=today, until=today + dt.timedelta(days=9),
        reason="đi công tác", by=cast.secretary.account, on=today,
    )
    directive = spread(cast, lines=[Line("post", unit_id=cast.cell.pk, post=Post.SECRETARY)])
    assert names(directive) == {"Nguyễn Minh Hòa", "Phạm Ngọc"}
    assert reader(directive, cast.official).reasons == [
        {"kind": "post", "unit_id": cast.cell.pk, "post": "secretary", "for_person": cast.secretary.person.pk}
    ]


def test_a_unit_is_everybody_who_holds_a_post_in_it_counted_there(cast):
    directive = spread(cast, lines=[Line("unit", unit_id=cast.department.pk)])
    assert {(one.person.full_name, one.unit_id) for one in directive.readers.select_related("person")} == {
        ("Vũ Thị Hà", cast.department.pk), ("Bùi Thị Ấu", cast.department.pk)
    }


def test_who_is_with_another_cell_does_not_read_here(cast, today):
    Leave.objects.create(person=cast.official.person, unit=cast.cell, kind=LeaveKind.AWAY, since=today)
    assert "Phạm Ngọc" not in names(spread(cast))


def test_people_are_frozen_and_later_joiners_are_added_once(cast, today):
    directive = spread(cast)
    make_member(cast.cell, "Ngô Thị Mới", since=today)
    assert "Ngô Thị Mới" not in names(directive)
    assert add_later_joiners(on=today, by="directives.follow_audiences") == 1
    assert "Ngô Thị Mới" in names(directive)
    assert add_later_joiners(on=today, by="directives.follow_audiences") == 0


def test_who_leaves_the_cell_is_asked_no_more_but_what_they_did_stays(cast, today):
    directive = spread(cast)
    for who in (cast.official, cast.probationary):
        if who is cast.official:
            acknowledge(directive.pk, person_id=who.person.pk, version=1, by=who.account, on=today)
        Membership.objects.filter(person=who.person).update(until=today)
    assert add_later_joiners(on=today, by="directives.follow_audiences") == 2
    gone = reader(directive, cast.official)
    assert gone.left_on == today
    assert gone.version == 1
    assert gone.acknowledgements.count() == 1
    Membership.objects.create(person=cast.official.person, unit=cast.cell, standing=Standing.OFFICIAL, since=today)
    add_later_joiners(on=today, by="directives.follow_audiences")
    assert reader(directive, cast.official).left_on is None


def test_another_audience_keeps_acknowledgements(cast, today):
    directive = spread(cast)
    acknowledge(directive.pk, person_id=cast.official.person.pk, version=1, by=cast.official.account, on=today)
    change_audience(
        directive, [Line("person", person_id=cast.official.person.pk)], by=cast.secretary.account, on=today
    )
    assert names(directive) == {"Phạm Ngọc"}
    assert reader(directive, cast.official).version == 1


@pytest.mark.parametrize(("words", "refusal"), [
    ({"days": -1}, DueBeforeSpread),
    ({"report_to": "Đảng ủy"}, ReportIncomplete),
    ({"report_due": dt.date(2030, 1, 1)}, ReportIncomplete),
    ({"lines": [Line("post", unit_id=1, post=Post.MASS_HEAD)]}, NobodyToRead),
])  # fmt: skip
def test_what_cannot_go_out_leaves_nothing(cast, words, refusal):
    paper = a_paper(cast, content=b"")
    with pytest.raises(refusal):
        spread(cast, paper, **words)
    assert not Directive.objects.exists()
    assert not Reader.objects.exists()


def test_the_responsible_person_belongs_to_the_unit(cast):
    with pytest.raises(ResponsibleUnknown):
        spread(cast, responsible=cast.stranger)


def test_a_paper_is_spread_once_at_a_time_also_for_two_at_once(cast, today):
    directive = spread(cast)
    with pytest.raises(AlreadySpread):
        spread(cast, directive.document)
    with pytest.raises(IntegrityError), transaction.atomic():
        Directive.objects.create(
            unit=cast.cell, document=directive.document, way="read", spread_on=today, due=today, asked_on=today,
            responsible=cast.secretary.person,
        )
    close_directive(directive, by=cast.secretary.account, on=today)
    assert spread(cast, directive.document).pk != directive.pk


def test_a_paper_to_be_heard_offers_itself_to_the_next_meeting(cast):
    directive = spread(cast, way=Way.MEETING)
    document = Document.objects.get(pk=directive.document_id)
    assert document.must_be_spread
    assert document.spread_by == directive.due
    assert document.spread_on is None
    assert not spread(cast, a_paper(cast, "04-CT/TW", content=b"")).document.must_be_spread


def test_terms_change_while_it_runs_and_a_kept_day_may_be_past(cast, today):
    directive = spread(cast, on=today - dt.timedelta(days=30), days=10)
    terms = {
        "way": Way.READ, "due": directive.due, "responsible_id": cast.deputy.person.pk, "instruction": "Chú ý phần II",
        "report_to": "Đảng ủy UBND tỉnh", "report_due": today + dt.timedelta(days=5),
    }
    change_terms(directive, by=cast.secretary.account, on=today, **terms)
    directive.refresh_from_db()
    assert directive.responsible_id == cast.deputy.person.pk
    assert directive.owes_report
    with pytest.raises(DueBeforeSpread):
        change_terms(
            directive, by=cast.secretary.account, on=today, **{**terms, "due": today - dt.timedelta(days=1)}
        )


def test_what_has_ended_stays_as_it_is(cast, today):
    directive = spread(cast)
    withdraw_directive(directive, reason="gửi nhầm", by=cast.secretary.account, on=today)
    directive.refresh_from_db()
    assert directive.state == State.WITHDRAWN
    with pytest.raises(NoLongerOpen):
        close_directive(directive, by=cast.secretary.account, on=today)


def test_an_unknown_paper_is_no_directive(cast, today):
    with pytest.raises(Document.DoesNotExist), transaction.atomic():
        spread_paper(
            999_999, unit_id=cast.cell.pk, lines=[Line("cell", unit_id=cast.cell.pk)], way=Way.MEETING,
            due=today, responsible_id=cast.secretary.person.pk, by=cast.clerk.account, on=today,
        )
