"""Objects of another cell × everybody of this one: not found, always, unless a reason is written."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import Cast
from tests.walk.addresses import Address, ask, every_address, every_name
from tests.walk.another_cell import OTHER_NAMES, make_another_cast
from tests.walk.expected import DISPLAYED, KNOWN_ELSEWHERE, ROLES
from tests.walk.world import World, build

NO_ONE = {"visitor"}
"""Sent to the door, whatever the address."""
NAMES_THE_ACCOUNT = ("A", "accounts:code")
"""Who runs the system sees whose the new code is."""


@pytest.fixture
def elsewhere(cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]) -> World:
    return build(make_another_cast(cast), django_capture_on_commit_callbacks)


def asked(cast: Cast, elsewhere: World) -> Iterator[tuple[Address, str, int, str]]:
    """Everybody of this cell at every address that leads to one thing of the other."""
    wanted, browsers = every_name(), cast.roles
    for address in every_address(elsewhere):
        if not wanted[address.name]:
            continue
        method = "POST" if DISPLAYED[address.name].startswith("405") else "GET"
        for letter, role in ROLES.items():
            if role not in NO_ONE:
                yield address, letter, *ask(browsers[role], address, method)


def test_nothing_of_another_cell_is_found_and_no_member_of_it_is_named(cast: Cast, elsewhere: World) -> None:
    plain = {OTHER_NAMES[role] for role in ("official", "probationary", "exempted")}
    faults = []
    for address, letter, status, body in asked(cast, elsewhere):
        if (letter, address.name) != NAMES_THE_ACCOUNT:
            faults += [f"{address.name}: {ROLES[letter]} reads {name}" for name in plain if name in body]
        allowed = KNOWN_ELSEWHERE.get(address.name, ("", ""))[0]
        promised = {who: int(code) for code, _colon, letters in (part.partition(":") for part in allowed.split())
                    for who in letters}
        if status != promised.get(letter, 404):
            faults.append(f"{address.name}: {ROLES[letter]} gets {status}, promised {promised.get(letter, 404)}")
    assert not faults, "\n".join(faults)


def test_every_exception_has_a_reason_and_an_address() -> None:
    assert set(KNOWN_ELSEWHERE) <= set(DISPLAYED)
    assert all(len(reason) > 20 for _answers, reason in KNOWN_ELSEWHERE.values())
