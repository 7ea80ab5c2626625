"""Two entries become one person, and two again: everything that hangs on them is moved and comes back."""

import datetime as dt

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from chibo.organization.mandates.choices import How, Post
from chibo.organization.mandates.models import Delegation, Mandate
from chibo.organization.membership.choices import LeaveKind, Standing
from chibo.organization.membership.models import Leave, Membership, PartyRecord
from chibo.organization.membership.queries import members_of
from chibo.organization.people.models import Person
from chibo.organization.people.queries import all_people, known_by_names
from chibo.organization.register.errors import (
    BothSignIn,
    ChangedSince,
    ChoiceMissing,
    FactsContradict,
    HomeInTwoCells,
    NamedTogether,
    NotTwoEntries,
    OwnEntry,
    ToldApart,
    UndoOver,
)
from chibo.organization.register.models import MergeRecord, NotTheSame
from chibo.organization.register.queries import pairs_to_look_at, successor_of
from chibo.organization.register.queries.comparing import comparison
from chibo.organization.register.queries.hanging import hanging_on, relations_to_people
from chibo.organization.register.services import (
    forget_old_merges,
    merge_people,
    take_back,
    tell_apart,
    undo_merge,
)
from chibo.platform.audit.models import AuditEntry
from chibo.work.directives.choices import AudienceKind
from chibo.work.directives.models import AudienceLine, Directive
from chibo.work.meetings.models import RollEntry
from chibo.work.tasks.models import Task
from tests.conftest import LONG_AGO, give_post, make_account, make_member, make_person
from tests.walk.world import build

OUTSIDE = ("audit.", "events.", "register.mergerecord", "jobs.")
"""What tells about a merge itself and therefore grows."""


def everything() -> dict[str, list[dict[str, object]]]:
    """The whole database, model by model."""
    return {
        model._meta.label_lower: serializers.serialize("python", model._base_manager.order_by("pk"))
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.label_lower.startswith(OUTSIDE)
    }


def keys_that_name(person: Person) -> dict[str, int]:
    """How many rows name the person, by column."""
    counted = {f"{one.label}.{one.field.name}": one.rows(person.pk).count() for one in relations_to_people()}
    return {name: number for name, number in counted.items() if number}


@pytest.fixture
def world(cast, django_capture_on_commit_callbacks):
    return build(cast, django_capture_on_commit_callbacks)


def answer_all(kept: Person, gone: Person, which: str = "kept") -> dict[str, str]:
    """An answer for everything that has to be chosen."""
    found = comparison(kept.pk, gone.pk)
    keys = [pair.key for pair in found.conflicts] + [row.key for row in found.row_conflicts]
    return dict.fromkeys([*keys, "login", "staying"], which)


def test_everything_that_names_the_old_entry_names_the_kept_one_and_undoing_restores_every_row(world):
    cast = world.cast
    gone = cast.official.person
    person = make_person("Phạm  Ngọc", birth_year=1980)
    _one_of_each_in_organization(cast, gone)
    _name_in_every_column(gone)
    unnamed = {one for one in relations_to_people() if f"{one.label}.{one.field.name}" not in keys_that_name(gone)}
    assert not [one.label for one in unnamed if one.model._base_manager.exists()], "the test owns a row of every key"
    before = everything()

    merged = merge_people(person.pk, gone.pk, answer_all(person, gone), by=cast.secretary.account)

    assert keys_that_name(gone) == {}
    assert set(keys_that_name(person)) >= {"tasks.task.lead", "meetings.rollentry.person", "mandates.mandate.person"}
    undo_merge(merged.pk, by=cast.secretary.account)
    after = everything()
    assert {name for name in before if before[name] != after[name]} == set()


def _name_in_every_column(person: Person) -> None:
    """Let one row of every kind that the world has name the person in every column that names somebody."""
    for relation in relations_to_people():
        row = relation.model._base_manager.order_by("-pk").first()
        if row is not None and not relation.rows(person.pk).exists():
            relation.model._base_manager.filter(pk=row.pk).update(**{relation.field.attname: person.pk})


def _one_of_each_in_organization(cast, person: Person) -> None:
    give_post(person, cast.department, Post.OFFICER, "Chuyên viên")
    Leave.objects.create(person=person, unit=cast.cell, kind=LeaveKind.AWAY, since=LONG_AGO, reason="đi học")
    Membership.objects.filter(person=cast.probationary.person).update(helper=person)
    mandate = Mandate.objects.filter(person=cast.secretary.person).first()
    needed = {"to_person": person, "since": LONG_AGO, "until": dt.date(2099, 1, 1), "reason": "đi công tác"}
    for field in Delegation._meta.concrete_fields:
        if field.name == "mandate":
            needed["mandate"] = mandate
        elif field.name == "unit":
            needed["unit"] = cast.cell
        elif field.name == "post":
            needed["post"] = Post.SECRETARY
    Delegation.objects.create(**needed)
    AudienceLine.objects.create(
        directive=Directive.objects.first(), kind=AudienceKind.PERSON, person=person, added_on=LONG_AGO
    )
    task = Task.objects.order_by("pk").first()
    task.support.add(person)
    from chibo.work.meetings.models import PlannedTask

    PlannedTask.objects.order_by("pk").first().support.add(person)


def test_two_members_of_one_cell_with_minutes_and_posts_become_one_and_two_again(cast, django_capture_on_commit_callbacks):
    twin = make_member(cast.cell, "Phạm Ngọcc", since=dt.date(2021, 1, 1))
    give_post(twin, cast.department, Post.OFFICER, "Chuyên viên chính")
    kept = cast.official.person
    give_post(kept, cast.department, Post.OFFICER, "Chuyên viên")
    build(cast, django_capture_on_commit_callbacks)
    task = Task.objects.order_by("pk").first()
    task.support.add(kept, twin)
    before = everything()
    rolls = RollEntry.objects.filter(person=twin).count()
    assert rolls

    merged = merge_people(kept.pk, twin.pk, answer_all(kept, twin, "gone"), by=cast.secretary.account)

    kept.refresh_from_db()
    assert kept.full_name == "Phạm Ngọcc"
    assert Membership.objects.get(person=kept, until=None).since == dt.date(2021, 1, 1)
    assert Mandate.objects.get(person=kept, post=Post.OFFICER).title == "Chuyên viên chính"
    assert not PartyRecord.objects.filter(person=twin).exists()
    assert PartyRecord.objects.get(person=kept).official_on == dt.date(2021, 1, 1)
    assert list(task.support.all()) == [kept]
    assert RollEntry.objects.filter(person=twin).count() == rolls, "minutes are never changed"
    assert [one.person_id for one in members_of(cast.cell.pk, on=timezone.localdate())].count(kept.pk) == 1
    assert twin.pk not in {one.person_id for one in members_of(cast.cell.pk, on=timezone.localdate())}

    undo_merge(merged.pk, by=cast.secretary.account)
    after = everything()
    assert {name for name in before if before[name] != after[name]} == set()


def test_what_only_one_entry_knows_is_taken_over(cast):
    kept = make_person("Trần Thị Minh Lan", birth_year=1985)
    gone = make_person("Trần Thị Minh Lan", birth_year=1985, birth_date=dt.date(1985, 3, 14), phone="0912", gender="female")

    merge_people(kept.pk, gone.pk, {}, by="test")

    kept.refresh_from_db()
    assert (kept.birth_date, kept.phone, kept.gender) == (dt.date(1985, 3, 14), "0912", "female")


def test_nothing_is_done_until_every_conflict_has_an_answer(cast):
    kept = make_person("Trần Thị Lan", birth_date=dt.date(1985, 3, 14))
    gone = make_person("Trần Thị Lan", birth_date=dt.date(1985, 4, 14))
    before = everything()

    with pytest.raises(ChoiceMissing) as refused:
        merge_people(kept.pk, gone.pk, {}, by="test")

    assert "Ngày sinh" in refused.value.sentence or "Date of birth" in refused.value.sentence
    assert everything() == before


def test_two_logins_need_an_answer_and_the_other_one_is_closed(cast):
    kept, gone = make_member(cast.cell, "Trần Thị Lan"), make_person("Trần Thị Lan")
    mine, theirs = make_account("lan", kept), make_account("lan2", gone)
    with pytest.raises(BothSignIn):
        merge_people(kept.pk, gone.pk, {}, by="test")

    merged = merge_people(kept.pk, gone.pk, {"login": "gone"}, by="test")

    kept.refresh_from_db()
    mine.refresh_from_db()
    assert kept.account == theirs
    assert not mine.is_active
    undo_merge(merged.pk, by="test")
    mine.refresh_from_db()
    kept.refresh_from_db()
    assert mine.is_active
    assert kept.account == mine


def test_the_only_login_comes_along(cast):
    kept, gone = make_person("Trần Thị Lan"), make_person("Trần Thị Lan")
    account = make_account("lan", gone)

    merge_people(kept.pk, gone.pk, {}, by="test")

    kept.refresh_from_db()
    assert kept.account == account


def test_who_is_a_member_of_two_cells_is_not_merged(cast):
    kept, gone = make_member(cast.cell, "Trần Thị Lan"), make_member(cast.other_cell, "Trần Thị Lan")

    with pytest.raises(HomeInTwoCells, match="home-in-two-cells"):
        merge_people(kept.pk, gone.pk, answer_all(kept, gone), by="test")


def test_nobody_is_merged_with_the_own_helper(cast):
    kept, gone = make_person("Trần Thị Lan"), make_member(cast.cell, "Trần Thị Lan", Standing.PROBATIONARY)
    Membership.objects.filter(person=gone).update(helper=kept)

    with pytest.raises(NamedTogether):
        merge_people(kept.pk, gone.pk, {}, by="test")


def test_nobody_merges_the_own_entry(cast):
    other = make_person("Nguyễn Minh Hoà")

    with pytest.raises(OwnEntry):
        merge_people(cast.secretary.person.pk, other.pk, {}, by=cast.secretary.account)


def test_an_entry_is_merged_once_and_not_into_itself(cast):
    kept, gone, third = (make_person("Trần Thị Minh Lan") for _ in range(3))
    with pytest.raises(NotTwoEntries):
        merge_people(kept.pk, kept.pk, {}, by="test")
    merge_people(kept.pk, gone.pk, {}, by="test")

    with pytest.raises(NotTwoEntries):
        merge_people(third.pk, gone.pk, {}, by="test")


def test_dates_that_cannot_stand_together_are_refused_and_nothing_changes(cast):
    kept, gone = make_person("Trần Thị Minh Lan"), make_person("Trần Thị Minh Lan")
    PartyRecord.objects.create(person=kept, ceremony_on=dt.date(2015, 1, 1), official_on=dt.date(2016, 1, 1))
    PartyRecord.objects.create(person=gone, ceremony_on=dt.date(2018, 1, 1), official_on=dt.date(2019, 1, 1))
    before = everything()
    choices = {"membership.partyrecord.ceremony_on": "gone", "membership.partyrecord.official_on": "kept"}

    with pytest.raises(FactsContradict):
        merge_people(kept.pk, gone.pk, choices, by="test")

    assert everything() == before


def test_an_absorbed_entry_is_found_nowhere_but_its_address_leads_on(cast):
    kept = make_member(cast.cell, "Trần Thị Minh Lan")
    gone = make_person("Trần Thị Minh Lan")
    third = make_person("Trần Thị Minh Lan")
    merge_people(third.pk, gone.pk, {}, by="test")
    merge_people(kept.pk, third.pk, {}, by="test")

    assert [person.pk for person in known_by_names(["tran thi minh lan"])] == [kept.pk]
    assert not all_people().filter(pk__in=[gone.pk, third.pk]).exists()
    assert successor_of(gone.pk) == kept.pk
    answer = cast.secretary.client.get(gone.get_absolute_url())
    assert (answer.status_code, answer.headers["Location"]) == (302, kept.get_absolute_url())
    assert cast.stranger.client.get(gone.get_absolute_url()).status_code == 404


def test_undoing_says_what_stands_in_the_way(cast):
    kept, gone = make_person("Trần Thị Minh Lan"), make_person("Trần Thị Minh Lan", phone="0912")
    mandate = give_post(gone, cast.department, Post.OFFICER)
    merged = merge_people(kept.pk, gone.pk, {}, by="test")
    Mandate.objects.filter(pk=mandate.pk).update(person=cast.deputy.person)

    with pytest.raises(ChangedSince) as refused:
        undo_merge(merged.pk, by="test")

    assert "Chức vụ" in refused.value.sentence or "Posts" in refused.value.sentence
    assert Person.objects.get(pk=kept.pk).phone == "0912"


def test_what_was_recorded_since_stays_with_the_kept_entry(cast):
    kept, gone = make_person("Trần Thị Minh Lan"), make_person("Trần Thị Minh Lan")
    merged = merge_people(kept.pk, gone.pk, {}, by="test")
    later = Mandate.objects.create(
        person=kept, unit=cast.department, post=Post.OFFICER, title="Chuyên viên", how=How.APPOINTED, since=LONG_AGO
    )

    undo_merge(merged.pk, by="test")

    later.refresh_from_db()
    assert later.person_id == kept.pk
    with pytest.raises(UndoOver):
        undo_merge(merged.pk, by="test")


def test_after_thirty_days_nothing_is_left_to_undo_and_the_old_entry_says_only_its_name(cast):
    kept = make_person("Trần Thị Minh Lan", phone="0912")
    gone = make_person("Trần Thị Minh Lan", phone="0913", birth_date=dt.date(1985, 3, 14))
    merged = merge_people(kept.pk, gone.pk, {"people.person.phone": "kept"}, by="test")
    assert merged.undo_until.date() == (merged.merged_at + dt.timedelta(days=30)).date()
    forget_old_merges(at=timezone.now() + dt.timedelta(days=29), by="test")
    assert MergeRecord.objects.get(pk=merged.pk).steps

    forget_old_merges(at=timezone.now() + dt.timedelta(days=31), by="test")

    gone.refresh_from_db()
    assert MergeRecord.objects.get(pk=merged.pk).steps == ""
    assert (gone.full_name, gone.phone, gone.birth_date) == ("Trần Thị Minh Lan", "", None)
    with pytest.raises(UndoOver):
        undo_merge(merged.pk, by="test")


def test_the_trail_tells_of_the_merge_without_what_was_in_it(cast):
    kept = make_person("Trần Thị Minh Lan", phone="0912000111", birth_date=dt.date(1985, 3, 14))
    gone = make_person("Trần Thị Minh Lan", phone="0913222333", birth_date=dt.date(1985, 3, 15))

    merge_people(kept.pk, gone.pk, answer_all(kept, gone, "gone"), by="test")

    line = AuditEntry.objects.get(action="people.people.merged")
    assert line.data["decided"] == ["birth", "phone"]
    assert "0912000111" not in str(line.data)
    assert "0913222333" not in str(line.data)
    assert "1985" not in str(line.data)


def test_two_people_told_apart_are_not_shown_again_until_it_is_taken_back(cast):
    kept, gone = (make_person("Trần Thị Minh Lan", birth_year=1985) for _ in range(2))
    people = [kept.pk, gone.pk]
    assert [pair.key for pair in pairs_to_look_at(people)] == [tuple(people)]

    said = tell_apart(gone.pk, kept.pk, by="test")

    assert tell_apart(kept.pk, gone.pk, by="test") == said
    assert pairs_to_look_at(people) == []
    with pytest.raises(ToldApart):
        merge_people(kept.pk, gone.pk, {}, by="test")
    take_back(said.pk, by="test")
    assert pairs_to_look_at(people)
    merge_people(kept.pk, gone.pk, {}, by="test")


def test_who_is_not_the_old_entry_is_not_the_kept_one_either(cast):
    kept, gone, other = (make_person("Trần Thị Minh Lan", birth_year=1985) for _ in range(3))
    tell_apart(gone.pk, other.pk, by="test")

    merged = merge_people(kept.pk, gone.pk, {}, by="test")

    assert NotTheSame.objects.filter(first=kept, second=other).exists()
    undo_merge(merged.pk, by="test")
    assert not NotTheSame.objects.filter(first=kept, second=other).exists()


def test_what_hangs_on_each_is_counted_by_kind(cast):
    kept, gone = make_member(cast.cell, "Trần Thị Lan"), make_person("Trần Thị Lan")
    give_post(gone, cast.department, Post.OFFICER)

    found = {line.words: (line.kept, line.gone) for line in hanging_on(kept.pk, gone.pk)}

    assert sorted(found.values()) == [(0, 1), (1, 0), (1, 0)]
