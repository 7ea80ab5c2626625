"""Refusals of the demo."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class DatabaseNotEmpty(DomainError):
    """The demo is only played into an empty database."""

    code = "demo.database-not-empty"
    message = _(
        "This database already holds an office. Nothing was changed. To play the demo, start with an empty "
        "folder: set CHIBO_DATA to a new one."
    )


class DayNotPlayable(DomainError):
    """The story needs twelve months of the term before the day."""

    code = "demo.day-not-playable"
    message = _(
        "The demo cannot be played on %(day)s. Nothing was changed; choose a day from %(first)s to %(last)s."
    )
