"""``@periodic(minutes=1)`` in a domain's ``jobs.py``; three lines that call a service."""

from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True)
class Periodic:
    """A job and how often it runs."""

    name: str
    minutes: int
    work: Work


PERIODIC: dict[str, Periodic] = {}


def periodic(*, minutes: int) -> Callable[[Work], Work]:
    """Run the function every so many minutes, with 0 at every look of the worker; it must be harmless twice."""

    def register(work: Work) -> Work:
        name = f"{work.__module__.removeprefix('chibo.')}.{work.__name__}"
        PERIODIC[name] = Periodic(name, minutes, work)
        return work

    return register
