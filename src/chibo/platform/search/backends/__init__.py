"""Two small back ends behind one face: words are put at a place, places are asked for, newest first."""

from django.db import connection

from chibo.platform.search.backends.face import Backend, Part, Row
from chibo.platform.search.backends.fts5 import Fts5
from chibo.platform.search.backends.tsvector import TsVector

__all__ = ["Backend", "Part", "Row", "backend"]

_BACKENDS: dict[str, Backend] = {"sqlite": Fts5(), "postgresql": TsVector()}


def backend() -> Backend:
    """The one of the database in use."""
    return _BACKENDS[connection.vendor]
