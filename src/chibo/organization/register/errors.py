"""Refusals of the register."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class UnreadableFile(DomainError):
    """The file is refused as a whole; ``code`` says why, ``sentence`` what to do."""

    code = "register.unreadable-file"

    def __init__(self, why: str, message: object, **params: object) -> None:
        super().__init__(f"register.unreadable.{why}", **params)
        self.message = message


class ImportHasErrors(DomainError):
    """Rows in error keep the whole list out."""

    code = "register.import-has-errors"
    message = _(
        "%(count)s rows are in error, so nothing was imported. Correct the cells named below in the workbook "
        "and upload it again."
    )


class PreviewOutdated(DomainError):
    """The register changed since the preview was shown."""

    code = "register.preview-outdated"
    message = _(
        "The register has changed since this preview was made (rows %(rows)s). Nothing "
        "was imported. The preview "
        "is now up to date: read it again, then import."
    )


class AlreadyDecided(DomainError):
    """The preview was imported or put aside before."""

    code = "register.already-decided"
    message = _(
        "This list was already imported or put aside. Nothing was changed; upload it again if "
        "needed."
    )
