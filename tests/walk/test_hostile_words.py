"""Hostile words in every field of every form and in every address: always an answer, and nothing half saved."""

import random
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tests.walk.addresses import Address, every_address, undone
from tests.walk.forms import Fields, forms_of
from tests.walk.world import build

HOSTILE = (
    "x" * 20_000, "\x00", "\u202e\u2066👩\u200d👧 ẩ\u0301\ufffd", "-1", "99999999999999999999", "²", "31/02/2026",
    "01/01/9999",
    "0001-01-01", "25:61", "<script>alert(1)</script>", "'; --", "1e309", "NaN", "[]", "on", "\ud7ff\uffff", "%s%(x)s{0}",
    "=cmd|' /C calc'!A0", "../../etc/passwd",
)
WAYS = 3
"""How many times each form is sent with hostile words; chosen anew for each form, always the same ones."""
QUIET = {"sessions_session", "limits_spent", "axes_accessattempt", "django_content_type"}


def rows() -> str:
    """How many rows every table has, in one question."""
    tables = sorted({model._meta.db_table for model in apps.get_models()} - QUIET)
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables))  # type: ignore[arg-type]
        return ",".join(map(str, cursor.fetchone()))


def sent(client: Client, path: str, data: dict[str, Any]) -> tuple[int, str]:
    """One form sent; what it changes is undone. The status, and how many rows there were afterwards."""
    with undone(client):
        answer = client.post(path, data)
        if answer.streaming:
            b"".join(answer)
        after = rows() if 400 <= answer.status_code < 500 else ""
    return answer.status_code, after


def hostile(fields: Fields, chance: random.Random, way: int) -> dict[str, Any]:
    """The form with one word in all fields, or with one field wrong, or with a field sent many times."""
    word = chance.choice(HOSTILE)
    if way < 2 or not fields:
        return dict.fromkeys(fields, word) | {"unit": word, "version": word, "key": word}
    changed: dict[str, Any] = dict(fields)
    changed[chance.choice(sorted(fields))] = [word] * chance.choice((1, 1, 30))
    return changed


@pytest.mark.parametrize("role", ["secretary", "administrator"])
def test_no_form_stumbles_over_hostile_words(cast, django_capture_on_commit_callbacks, role):
    world = build(cast, django_capture_on_commit_callbacks)
    client = cast.roles[role]
    addresses = every_address(world)
    forms = forms_of(client, addresses)
    client.raise_request_exception = False
    before = rows()
    faults = []
    for address in addresses:
        chance = random.Random(f"{role} {address.name}")
        for way in range(WAYS if role == "secretary" else 1):
            data = hostile(forms.get(address.path, {}), chance, way)
            status, after = sent(client, address.path, data)
            if status == 405:
                break
            if status >= 500 or (after and after != before):
                words = {name: str(value)[:40] for name, value in data.items()}
                faults.append(f"{address.name} {status}{' saved something' if after else ''}: {words}")
    assert not faults, "\n".join(faults)


ASKED = ("q", "page", "sort", "unit", "format", "verdict", "day", "on", "month", "year", "kind", "state", "next", "scope")


def test_no_page_stumbles_over_a_hostile_address(cast, django_capture_on_commit_callbacks):
    world = build(cast, django_capture_on_commit_callbacks)
    client = cast.secretary.client
    client.raise_request_exception = False
    faults = []
    for address in every_address(world):
        chance = random.Random(address.name)
        for _ in range(2):
            query = {name: chance.choice(HOSTILE)[:300] for name in ASKED}
            query["format"] = chance.choice(("xlsx", query["format"]))
            if status := failed(client, address, query):
                faults.append(f"{address.name} {status}: {query}")
    assert not faults, "\n".join(faults)


def failed(client: Client, address: Address, query: dict[str, str]) -> int:
    """The status when the answer is a fault, else 0."""
    with undone(client):
        answer = client.get(address.path, query)
        if answer.streaming:
            b"".join(answer)
    return answer.status_code if answer.status_code >= 500 else 0
