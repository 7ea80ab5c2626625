"""The table of rights that docs and program show is the one that is measured, and it agrees with the walk."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chibo.platform.authz.choices import Scope
from chibo.platform.authz.permissions import GRANTS
from chibo.surfaces.rights.matrix import ROLES as COLUMNS
from chibo.surfaces.rights.matrix import Reach, measured
from tests.conftest import Cast
from tests.walk.expected import DISPLAYED, DONE, ROLES
from tests.walk.matrix import doors
from tests.walk.world import World, build

ROOT = Path(__file__).parents[2]
OF_THE_CELL = {"secretary", "deputy", "committee", "official", "probationary", "exempted", "clerk", "superior"}


OWN_CELL = "asked without an object, about whatever is one's own: the stranger has a cell too"
OTHER_SIDE = "a transfer has two sides, and in the world it goes to the cell of the stranger"
BEYOND = {
    ("membership.end_stay", "stranger"): OTHER_SIDE,
    ("membership.in_a_committee", "stranger"): OWN_CELL,
    ("membership.receive_member", "stranger"): OTHER_SIDE,
    ("membership.view_transfer", "stranger"): OTHER_SIDE,
    ("membership.view_due", "stranger"): OWN_CELL,
    ("people.see_duplicates", "stranger"): OWN_CELL,
    ("privacy.see_own", "stranger"): OWN_CELL,
    ("privacy.see_own", "officer"): OWN_CELL,
    ("privacy.see_own", "administrator"): OWN_CELL,
    ("rights.ask_why", "administrator"): "runs the accounts and finds out why somebody is refused",
    ("rights.watch_emergencies", "stranger"): OWN_CELL,
    ("rights.watch_emergencies", "administrator"): "sees the accesses they opened themselves",
    ("trail.read_trail", "stranger"): OWN_CELL,
}
"""Known and wanted: a permission of the cell that somebody outside holds, with the reason."""

OTHERWISE = {
    ("admission:list", "stranger"): OWN_CELL,
    ("membership:due", "stranger"): OWN_CELL,
    ("units:split", "administrator"): "the page asks further whether the reader keeps the members' list",
}
"""An address that answers otherwise than its permission alone would let one think."""


@pytest.fixture(scope="module")
def permissions_doc():
    place = importlib.util.spec_from_file_location("permissions_doc", ROOT / "tools" / "permissions_doc.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


@pytest.fixture
def world(cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]) -> World:
    return build(cast, django_capture_on_commit_callbacks)


def test_the_page_and_the_table_about_rights_are_fresh(permissions_doc, world: World) -> None:
    page, table = permissions_doc.texts(world)
    if os.environ.get("CHIBO_WRITE_PERMISSIONS"):
        permissions_doc.PAGE.write_text(page, encoding="utf-8")
        permissions_doc.TABLE.write_text(table, encoding="utf-8")
    assert permissions_doc.TABLE.read_text(encoding="utf-8") == table, "run python tools/permissions_doc.py"
    assert permissions_doc.PAGE.read_text(encoding="utf-8") == page, "run python tools/permissions_doc.py"


def answers_of(row: str) -> dict[str, int]:
    return {ROLES[letter]: int(code) for code, _colon, letters in (part.partition(":") for part in row.split())
            for letter in letters}


@pytest.mark.parametrize("walk", [DISPLAYED, DONE], ids=["GET", "POST"])
def test_the_table_says_what_the_walk_found(walk: dict[str, str]) -> None:
    faults = []
    for name, view, _wanted in doors():
        reach, found = measured()[view.required_permission], answers_of(walk[name])
        for role, status in found.items():
            if status == 405 or (name, role) in OTHERWISE:
                continue
            if reach[role] is Reach.NONE and status not in ((302,) if role == "visitor" else (403, 404)):
                faults.append(f"{name}: {role} may not {view.required_permission} and gets {status}")
            if reach[role] is Reach.ALL and status == 403:
                faults.append(f"{name}: {role} may {view.required_permission} and is refused")
    assert not faults, "\n".join(faults)


def test_who_is_not_signed_in_may_nothing() -> None:
    assert {permission for permission, reach in measured().items() if reach["visitor"] is not Reach.NONE} == set()


@pytest.mark.parametrize("scope", [Scope.CELL, Scope.COMMITTEE, Scope.OWN])
def test_nobody_reaches_beyond_the_scope_that_is_named(scope: Scope) -> None:
    beyond = {"stranger", "officer", "administrator"} if scope is not Scope.COMMITTEE else set(COLUMNS) - {
        "secretary", "deputy", "committee"}
    faults = [
        f"{permission}: {role}" for permission, reach in measured().items() if GRANTS[permission].scope is scope
        for role in sorted(beyond) if reach[role] in (Reach.ALL, Reach.SOME) and (permission, role) not in BEYOND
    ]
    assert not faults, "\n".join(faults)


def test_the_cast_of_the_table_is_the_cast_of_the_tests(world: World) -> None:
    assert set(COLUMNS) == {*world.cast.members, "visitor"} == set(ROLES.values())
    assert set(measured()) == set(GRANTS)  # and that it is the measured one, the first test has asked
