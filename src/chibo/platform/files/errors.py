from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class FileTooBig(DomainError):
    code = "files.too-big"
    message = _(
        "The file “%(name)s” has %(size)s MB; at most %(limit)s MB can be kept here. "
        "Nothing was saved. Make it smaller, for example by scanning in grey."
    )


class FileEmpty(DomainError):
    code = "files.empty"
    message = _("The file “%(name)s” is empty. Nothing was saved; choose the file again.")


class FileKindRefused(DomainError):
    code = "files.kind-refused"
    message = _(
        "The file “%(name)s” is not what its name says, or of a kind that is not kept here. "
        "Nothing was saved. PDF, Word, Excel, PowerPoint, pictures and plain text are welcome."
    )


class FileUnreasonable(DomainError):
    """An archive or picture made to exhaust the machine that opens it."""

    code = "files.unreasonable"
    message = _(
        "The file “%(name)s” unpacks into far more than a paper needs, or tells the program that opens it to fetch "
        "other things. Nothing was saved. Open it on your computer, save it anew as PDF and bring that."
    )


class FileBroken(DomainError):
    """The archive inside an office file is damaged or locked."""

    code = "files.broken"
    message = _(
        "The file “%(name)s” is damaged or locked with a password, so its first page cannot be looked at. "
        "Nothing was saved. Open it, save it again without a password and bring that."
    )


class FileInfected(DomainError):
    """The scanner, or the test string that every scanner knows, says so."""

    code = "files.infected"
    message = _(
        "The file “%(name)s” holds a virus, or the test string by which scanners are tried. Nothing was saved. Do not "
        "open it; tell whoever looks after your computer, and ask the sender for a clean copy."
    )


class ScannerAway(DomainError):
    """The scanner that this installation asks does not answer."""

    code = "files.scanner-away"
    message = _(
        "The virus scanner does not answer, so the file “%(name)s” could not be looked at. Nothing was saved. Try again "
        "in a few minutes; if it stays so, tell the administrator."
    )


class MarkedSecret(DomainError):
    """The paper is secret: the person said so, or the stamp is on its first page."""

    code = "files.marked-secret"
    message = _(
        "The paper carries the mark %(mark)s. It is never taken here: nothing of it was kept, not even its name. "
        "Leave it where it is; a reference (number, date, who holds the paper) may be noted instead."
    )


class LooksSecret(DomainError):
    """Something on the first page may be a mark; a person must look."""

    code = "files.looks-secret"
    message = _(
        "The first page has words that look like the mark %(mark)s. Nothing was kept. Look at the paper: if it "
        "carries no mark, choose the file again and say below why this is a false alarm, without quoting it."
    )
