"""What is imported is exactly the stored preview, all of it or nothing."""

import datetime as dt

import pytest

from chibo.organization.mandates.models import Mandate
from chibo.organization.membership.models import Membership, PartyRecord
from chibo.organization.people.models import Person
from chibo.organization.people.services import add_person
from chibo.organization.register.errors import AlreadyDecided, ImportHasErrors, PreviewOutdated
from chibo.organization.register.models import MembersImport
from chibo.organization.register.services import (
    discard_preview,
    forget_undecided,
    import_previewed,
    preview_members_file,
    refresh_preview,
)
from chibo.platform.audit.models import AuditEntry
from chibo.platform.audit.services import verify
from tests.organization.register import lists

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def read(cast):
    def read(content):
        return preview_members_file(content, unit_id=cast.cell.pk, by=cast.clerk.account, on=TODAY)

    return read


def test_a_list_becomes_people_members_dates_and_posts(cast, read):
    import_previewed(read(lists.plain_list()).pk, by=cast.clerk.account)

    danh = Person.objects.get(full_name="Tống Công Danh")
    assert (danh.birth_date, danh.gender, danh.folded) == (dt.date(1988, 2, 3), "male", "tong cong danh")
    membership = Membership.objects.get(person=danh)
    assert (membership.unit, membership.standing, membership.since) == (cast.cell, "official", TODAY)
    assert PartyRecord.objects.get(person=danh).official_on == dt.date(2014, 5, 20)
    post = Mandate.objects.get(person=danh)
    assert (post.unit, post.post, post.title) == (cast.department, "division_deputy", "Phó Trưởng phòng")


def test_the_same_list_again_is_all_the_same_and_writes_nothing(cast, read):
    import_previewed(read(lists.plain_list()).pk, by=cast.clerk.account)
    people, trail = Person.objects.count(), AuditEntry.objects.count()

    again = read(lists.plain_list())
    import_previewed(again.pk, by=cast.clerk.account)

    assert again.counts == {"new": 0, "same": 4, "changed": 0, "warning": 0, "error": 0}
    assert Person.objects.count() == people
    assert AuditEntry.objects.count() == trail + 2  # read, imported


def test_an_ugly_list_twice_changes_nothing_the_second_time(cast, read):
    import_previewed(read(lists.ugly_list()).pk, by=cast.clerk.account)

    again = read(lists.ugly_list())

    assert {row["action"] for row in again.rows} == {"same"}


def test_a_probationary_member_becomes_official_by_a_later_list(cast, read):
    row = ["1", "An Văn Bình", "1/1/1990", "Nam", "1/11/2025", "", "", ""]
    import_previewed(read(lists.plain_list([row])).pk, by=cast.clerk.account)

    later = read(lists.plain_list([[*row[:5], "1/11/2026", "", ""]]))
    # two lists of the same day: the second comes the day after
    MembersImport.objects.filter(pk=later.pk).update(listed_on=TODAY + dt.timedelta(days=1))
    import_previewed(later.pk, by=cast.clerk.account)

    standings = Membership.objects.filter(person__full_name="An Văn Bình").order_by("since")
    assert [m.standing for m in standings] == ["probationary", "official"]


def test_one_row_in_error_keeps_the_whole_list_out(cast, read):
    bad = ["5", "An Văn Bình", "31/2/1990", "Nam", "", "", "", ""]
    found = read(lists.plain_list([*lists.PEOPLE, bad]))
    before = Person.objects.count()

    with pytest.raises(ImportHasErrors) as refused:
        import_previewed(found.pk, by=cast.clerk.account)

    assert "1" in refused.value.sentence
    assert Person.objects.count() == before


def test_a_register_that_changed_meanwhile_is_shown_again_first(cast, read):
    found = read(lists.plain_list())
    add_person("Lý Văn Bảo", birth_date=dt.date(1990, 9, 2), by="somebody else")
    before = Person.objects.count()

    with pytest.raises(PreviewOutdated) as refused:
        import_previewed(found.pk, by=cast.clerk.account)

    assert "3" in refused.value.sentence  # the row in the workbook
    assert Person.objects.count() == before
    refresh_preview(found.pk, by=cast.clerk.account)
    import_previewed(found.pk, by=cast.clerk.account)
    assert Person.objects.filter(full_name="Lý Văn Bảo").count() == 1


def test_a_list_is_imported_once(cast, read):
    found = read(lists.plain_list())
    import_previewed(found.pk, by=cast.clerk.account)

    with pytest.raises(AlreadyDecided):
        import_previewed(found.pk, by=cast.clerk.account)


def test_what_the_list_said_is_forgotten_when_it_is_decided(cast, read):
    imported, aside = read(lists.plain_list()), read(lists.ugly_list())
    import_previewed(imported.pk, by=cast.clerk.account)
    discard_preview(aside.pk, by=cast.clerk.account)

    assert list(MembersImport.objects.values_list("rows", "read_rows")) == [([], []), ([], [])]


def test_the_trail_of_an_import_is_intact_and_keeps_no_birth_dates(cast, read):
    import_previewed(read(lists.plain_list()).pk, by=cast.clerk.account)

    assert verify().intact
    assert "1988" not in str(list(AuditEntry.objects.values_list("data", flat=True)))


def test_a_list_nobody_decides_about_is_put_aside_by_itself_and_says_so_before(cast, read):
    found = read(lists.plain_list())
    MembersImport.objects.update(read_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC))
    assert "15/11/2026" in cast.clerk.client.get(found.get_absolute_url()).content.decode()
    assert forget_undecided(on=dt.date(2026, 11, 15), by="tests") == 0, "the last day is still in time"
    assert forget_undecided(on=dt.date(2026, 11, 16), by="register.jobs") == 1
    found.refresh_from_db()
    assert (found.state, found.rows, found.read_rows, found.absent) == ("discarded", [], [], [])
    assert AuditEntry.objects.filter(action="register.preview.discarded", source="register.jobs").count() == 1


def test_a_list_that_is_ordered_is_not_forgotten_before_the_worker_came(cast, read):
    read(lists.plain_list())
    MembersImport.objects.update(read_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC), state="ordered")
    assert forget_undecided(on=dt.date(2026, 12, 1), by="tests") == 0
    assert MembersImport.objects.get().rows
