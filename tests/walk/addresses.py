"""Every address of the house, from the resolver itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.walk.world import World, arguments


@dataclass(frozen=True)
class Address:
    """A name with the place in the world it leads to."""

    name: str
    path: str


def every_name() -> dict[str, set[str]]:
    """All url names with the arguments they want."""
    found: dict[str, set[str]] = {}

    def look(patterns: list[URLPattern | URLResolver], namespace: str) -> None:
        for one in patterns:
            if isinstance(one, URLResolver):
                look(one.url_patterns, one.namespace or namespace)
            elif one.name:
                full = f"{namespace}:{one.name}" if namespace else one.name
                found[full] = set(one.pattern.converters)

    look(get_resolver().url_patterns, "")
    return found


def every_address(world: World) -> list[Address]:
    """Each name with the path into the world."""
    made = []
    for full, wanted in sorted(every_name().items()):
        namespace, _, name = full.rpartition(":")
        made.append(Address(full, reverse(full, kwargs=arguments(world, namespace, name, wanted))))
    return made


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """What is changed within is taken back, cookies too. No transaction: the product shall begin its own, as in service."""
    cookies = client.cookies.copy()
    here = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(here)
        transaction.set_rollback(False)
        client.cookies = cookies


def ask(client: Client, address: Address, method: str) -> "tuple[int, str]":
    """One question with nothing in it; whatever it changes is undone. Status and body."""
    with undone(client):
        answer = client.generic(method, address.path, HTTP_ACCEPT="text/html")
        body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, body.decode(errors="replace")
