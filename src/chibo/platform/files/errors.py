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
