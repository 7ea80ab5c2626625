"""Each line belongs to the unit of its subject."""

import pytest
from django.apps import apps
from django.db import transaction

from chibo.platform.audit.scopes import path_to_unit, scope_of
from chibo.platform.audit.services import record

PATHS = {
    "units.Unit": ("pk",),
    "units.Term": ("unit_id",),
    "meetings.Meeting": ("unit_id",),
    "meetings.AgendaItem": ("meeting", "unit_id"),
    "meetings.Statement": ("item", "meeting", "unit_id"),
    "meetings.PlannedTask": ("item", "meeting", "unit_id"),
    "tasks.Task": ("unit_id",),
    "mandates.Mandate": ("unit_id",),
    "papers.Paper": ("scope",),
    "papers.ReservedNumber": ("series", "scope"),
    "people.Person": None,
    "accounts.Account": None,
    "files.StoredFile": None,
}


@pytest.mark.parametrize("model", PATHS)
def test_the_way_from_a_subject_to_its_unit(model):
    assert path_to_unit(apps.get_model(model)) == PATHS[model]


def test_a_line_carries_its_unit_without_a_query_when_it_is_at_hand(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert scope_of(cast.cell) == f"unit:{cast.cell.pk}"
        assert scope_of(cast.term) == f"unit:{cast.cell.pk}"


def test_who_writes_the_line_may_say_the_unit(cast):
    with transaction.atomic():
        said = record("tests.thing.done", cast.official.person, by="test", of=f"unit:{cast.other_cell.pk}")
        found = record("tests.thing.done", cast.cell, by="test")
        none = record("tests.thing.done", cast.official.account, by="test")
    assert [said.scope, found.scope, none.scope] == [f"unit:{cast.other_cell.pk}", f"unit:{cast.cell.pk}", ""]
