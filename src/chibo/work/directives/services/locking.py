"""The row on which a directive's state lives, under lock."""

from chibo.work.directives.choices import State
from chibo.work.directives.errors import NoLongerOpen
from chibo.work.directives.models import Directive


def locked(directive: Directive | int) -> Directive:
    """The directive, held until the transaction ends."""
    key = directive if isinstance(directive, int) else directive.pk
    return Directive.objects.select_for_update().get(pk=key)


def locked_open(directive: Directive | int) -> Directive:
    """The same, while it may still change."""
    found = locked(directive)
    if found.state != State.OPEN:
        raise NoLongerOpen()
    return found
