from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class BackupExists(DomainError):
    code = "backups.exists"
    message = _("%(file)s already exists and was left alone. Choose another name for the backup.")


class NotABackup(DomainError):
    code = "backups.not-a-backup"
    message = _("%(file)s is not a backup of chibo. Nothing was changed.")


class DamagedBackup(DomainError):
    code = "backups.damaged"
    message = _("%(file)s is damaged (%(part)s). Nothing was changed; use another backup.")


class OtherDatabase(DomainError):
    code = "backups.other-database"
    message = _(
        "The backup holds a %(held)s database, but this installation runs on %(here)s. Nothing was changed; "
        "restore it into an installation on %(held)s."
    )


class NewerBackup(DomainError):
    code = "backups.newer"
    message = _("The backup was made by a newer chibo (%(version)s). Nothing was changed; update chibo first.")


class ToolMissing(DomainError):
    code = "backups.tool-missing"
    message = _("The program %(tool)s is missing, so nothing was done. On Debian: apt install postgresql-client")


class ToolFailed(DomainError):
    code = "backups.tool-failed"
    message = _("%(tool)s failed: %(words)s. The data in use was not changed.")
