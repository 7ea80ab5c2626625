"""Every address of the house × every role of the cast: one table, and nothing is missing from it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from chibo.platform.audit.models import AuditEntry
from tests.conftest import Cast
from tests.walk.addresses import Address, ask, every_address, every_name
from tests.walk.expected import DISPLAYED, DONE, ROLES
from tests.walk.world import World, build

READERS_OF_NAMES = "SDCopekU"
"""Roles that may read who is in the cell; the others never see one of these names."""
OFFICE_HOLDERS = {"units:list", "units:detail"}
"""Units and posts are no secret in the office; whoever is signed in reads who holds a post, and only that."""

WHO_CAN_SIGN_IN = {"accounts:list", "accounts:code"}
"""Who runs the system sees who has an account, and nothing of what the account reads."""


@pytest.fixture
def world(cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]) -> World:
    return build(cast, django_capture_on_commit_callbacks)


def walked(world: World, method: str) -> Iterator[tuple[Address, str, int, str]]:
    """Everybody at every address: the address, the role's letter, status and body."""
    browsers = world.cast.roles
    for address in every_address(world):
        for letter, role in ROLES.items():
            yield address, letter, *ask(browsers[role], address, method)


def compare(found: dict[str, dict[str, int]], table: dict[str, str]) -> list[str]:
    """The differences between what was found and what the table promises, in words."""
    faults = []
    for name, answers in found.items():
        parts = [part.split(":") for part in table[name].split()]
        promised = {letter: int(status) for status, letters in parts for letter in letters}
        faults += [
            f"{name}: {ROLES[letter]} gets {status}, promised {promised.get(letter)}"
            for letter, status in answers.items() if promised.get(letter) != status
        ]
    return faults


def test_every_address_is_in_the_table() -> None:
    assert set(every_name()) == set(DISPLAYED) == set(DONE)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_gets_what(world: World, method: str) -> None:
    found: dict[str, dict[str, int]] = {}
    for address, letter, status, _body in walked(world, method):
        found.setdefault(address.name, {})[letter] = status
    faults = compare(found, DISPLAYED if method == "GET" else DONE)
    assert not faults, "\n".join(faults)


def test_who_does_not_belong_to_the_cell_never_reads_a_name_of_it(world: World) -> None:
    plain, posts = ({world.cast.members[role].person.full_name for role in roles} for roles in (
        ("official", "probationary", "exempted"), ("secretary", "deputy", "committee"),
    ))
    leaks = [
        f"{address.name}: {ROLES[letter]} reads {name}"
        for address, letter, _status, body in walked(world, "GET")
        if letter not in READERS_OF_NAMES and not (letter == "A" and address.name in WHO_CAN_SIGN_IN)
        and address.name != "web:style"  # the kit's page has names of its own
        for name in (plain if address.name in OFFICE_HOLDERS else plain | posts) if name in body
    ]
    assert not leaks, "\n".join(sorted(set(leaks)))


def test_looking_changes_nothing(world: World) -> None:
    before = AuditEntry.objects.count()
    browsers = world.cast.roles
    changed = []
    for address in every_address(world):
        for role in ROLES.values():
            answer = browsers[role].get(address.path)
            b"".join(answer)  # a file is read to its end, as a browser does
            if AuditEntry.objects.count() != before:
                changed.append(f"{address.name}: {role}")
                before = AuditEntry.objects.count()
    assert changed == []
