"""What can be wrong with the trail, in words."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What happened to the trail."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    CUT = "cut"
    HEAD = "head"
    FINGERPRINT = "fingerprint"
    UNREACHED = "unreached"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. ``line`` is where, ``until`` the last line of a row of them, ``other`` what goes with it."""

    kind: Kind
    line: int
    until: int = 0
    other: str = ""

    @property
    def words(self) -> str:
        """A sentence without its full stop, in the language of the reader."""
        several = _SEVERAL.get(self.kind) if self.until > self.line else None
        values = {"line": self.line, "until": self.until, "other": self.other}
        return str(several or _ONE[self.kind]) % values

    def __str__(self) -> str:
        return self.words


_ONE = {
    Kind.CHANGED: _("line %(line)s was changed"),
    Kind.REMOVED: _("line %(line)s is missing: it was removed"),
    Kind.ADDED: _("line %(line)s was added: it was never written by chibo"),
    Kind.MOVED: _("line %(line)s was moved: it stands at place %(other)s"),
    Kind.REWRITTEN: _("line %(line)s was written anew with a new hash; lines before it may be, too"),
    Kind.CUT: _("line %(line)s is missing at the end of the trail: it was cut off"),
    Kind.HEAD: _("the head of the chain was changed: the trail ends at line %(line)s, the head says %(other)s"),
    Kind.FINGERPRINT: _("line %(line)s is not the one of the fingerprint %(other)s: the trail was rebuilt"),
    Kind.UNREACHED: _("the fingerprint %(other)s is of line %(line)s, which is not there: the trail was cut off"),
}
_SEVERAL = {
    Kind.REMOVED: _("lines %(line)s to %(until)s are missing: they were removed"),
    Kind.ADDED: _("lines %(line)s to %(until)s were added: they were never written by chibo"),
    Kind.MOVED: _("lines %(line)s to %(until)s were moved: they stand at place %(other)s"),
    Kind.CUT: _("lines %(line)s to %(until)s are missing at the end of the trail: they were cut off"),
}
