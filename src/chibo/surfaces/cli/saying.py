"""How commands speak: one sentence per error, JSON where a script reads, a bar on long work."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click
from django.db import DatabaseError
from django.utils.translation import gettext as _

from chibo.kernel.errors import DomainError


class Refused(click.ClickException):
    """Something that cannot be done; exit code 1."""

    def show(self, file: Any = None) -> None:
        """One sentence on the error stream."""
        click.echo(self.message, err=True)


def refusing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a refusal of the house into one clear sentence and exit code 1."""

    @wraps(command)
    def spoken(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except DomainError as problem:
            raise Refused(problem.sentence) from problem
        except DatabaseError as problem:
            words = _("The database cannot be used: %(why)s. Nothing was done; chibo doctor says what to mend.")
            raise Refused(words % {"why": str(problem).strip()}) from problem
        except OSError as problem:
            words = _("%(file)s: %(why)s. Nothing was done.")
            raise Refused(words % {"file": problem.filename or "chibo", "why": problem.strerror}) from problem

    return spoken


def say_json(data: Any) -> None:
    """An answer for a script: UTF-8, sorted, one value."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, default=str))


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on the error stream; nothing when nobody is watching."""
    with click.progressbar(length=100, label=label, file=sys.stderr, show_eta=False) as shown:
        reached = 0

        def tell(done: int, total: int, what: str) -> None:
            nonlocal reached
            target = 100 * done // max(total, 1)
            shown.label = f"{label}: {what}"[:70]
            shown.update(max(0, target - reached))
            reached = max(reached, target)

        yield tell
