"""Every address of the house × every role of the cast: one table, and nothing is missing from it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from chibo.platform.audit.models import AuditEntry
from tests.conftest import Cast
from tests.walk.addresses import Address, ask, every_address, every_name
from tests.walk.expected import DISPLAYED, DONE, ROLES
from tests.walk.world import World, build

READERS_OF_NAMES = "SDCopekU"
"""Roles that may read who is in the cell; the others never see one of these names."""
OFFICE_HOLDERS = {"units:list", "units:detail"}
"""Who has to do with the Party reads which units there are and who holds a post, and only that."""
OUTSIDE_THE_PARTY = "fv"
"""An officer who is no member, and who is not signed in: for them there are no Party units."""

HALVES = pytest.mark.parametrize("half", [0, 1])
"""The longest walks go in two halves, which two processes can walk at the same time."""
WHO_CAN_SIGN_IN = {"accounts:list", "accounts:code"}
"""Who runs the system sees who has an account, and nothing of what the account reads."""


@pytest.fixture
def world(cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]) -> World:
    return build(cast, django_capture_on_commit_callbacks)


def walked(world: World, method: str, half: int) -> Iterator[tuple[Address, str, int, str]]:
    """Everybody at every second address: the address, the role's letter, status and body."""
    browsers = world.cast.roles
    for address in every_address(world)[half::2]:
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


def knows_posts(address: str, letter: str) -> bool:
    """Whether the role reads on this page who holds the posts of the Party units."""
    return address in OFFICE_HOLDERS and letter not in OUTSIDE_THE_PARTY


def reads_names(address: str, letter: str) -> bool:
    """Whether the role may read the names of members on this page; the kit's page has names of its own."""
    return letter in READERS_OF_NAMES or (letter == "A" and address in WHO_CAN_SIGN_IN) or address == "web:style"


def look(client: Client, address: Address) -> tuple[int, str]:
    """As a browser does it, nothing undone: status and body, a file read to its end."""
    answer = client.get(address.path, HTTP_ACCEPT="text/html")
    body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, body.decode(errors="replace")


def test_every_address_is_in_the_table() -> None:
    assert set(every_name()) == set(DISPLAYED) == set(DONE)


@HALVES
def test_who_gets_what_by_sending_nothing(world: World, half: int) -> None:
    found: dict[str, dict[str, int]] = {}
    for address, letter, status, _body in walked(world, "POST", half):
        found.setdefault(address.name, {})[letter] = status
    faults = compare(found, DONE)
    assert not faults, "\n".join(faults)


@HALVES
def test_who_sees_what_and_reads_whose_name_and_looking_changes_nothing(world: World, half: int) -> None:
    """One walk for the three: it is the longest of the house."""
    plain, posts = ({world.cast.members[role].person.full_name for role in roles} for roles in (
        ("official", "probationary", "exempted"), ("secretary", "deputy", "committee"),
    ))
    found: dict[str, dict[str, int]] = {}
    faults: list[str] = []
    browsers = world.cast.roles
    addresses = every_address(world)[half::2]  # some things are made for their address only, and that is recorded
    before = AuditEntry.objects.count()
    for address in addresses:
        for letter, role in ROLES.items():
            status, body = look(browsers[role], address)
            found.setdefault(address.name, {})[letter] = status
            hidden = plain if knows_posts(address.name, letter) else plain | posts
            if not reads_names(address.name, letter):
                faults += [f"{address.name}: {role} reads {name}" for name in hidden if name in body]
        if AuditEntry.objects.count() != before:
            faults.append(f"{address.name}: looking wrote into the trail")
            before = AuditEntry.objects.count()
    faults += compare(found, DISPLAYED)
    assert not faults, "\n".join(faults)
