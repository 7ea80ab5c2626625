"""Refusals about backups."""

from django.utils.translation import gettext_lazy as _

from chibo.kernel.errors import DomainError


class BackupExists(DomainError):
    """A backup never overwrites."""

    code = "backups.exists"
    message = _("%(file)s already exists and was left alone. Choose another name for the backup.")


class NotABackup(DomainError):
    """A foreign file."""

    code = "backups.not-a-backup"
    message = _("%(file)s is not a backup of chibo. Nothing was changed.")


class DamagedBackup(DomainError):
    """A changed byte, a missing end, a part that is not the one the backup was made with."""

    code = "backups.damaged"
    message = _("%(file)s is damaged (%(part)s). Nothing was changed; use another backup.")


class BadPassphrase(DomainError):
    """The passphrase does not open the file."""

    code = "backups.bad-passphrase"
    message = _(
        "The passphrase does not open %(file)s. Nothing was changed; give the one that was in use when the backup "
        "was made."
    )


class NoPassphrase(DomainError):
    """Nothing to open or seal the file with."""

    code = "backups.no-passphrase"
    message = _("There is no passphrase in %(file)s. Nothing was done; write one line into it.")


class OtherDatabase(DomainError):
    """SQLite into PostgreSQL or the other way round."""

    code = "backups.other-database"
    message = _(
        "The backup holds a %(held)s database, but this installation runs on %(here)s. Nothing was changed; "
        "restore it into an installation on %(held)s."
    )


class NewerBackup(DomainError):
    """Tables this program does not know."""

    code = "backups.newer"
    message = _("The backup was made by a newer chibo (%(version)s). Nothing was changed; update chibo first.")


class DiskFull(DomainError):
    """No room for the copy."""

    code = "backups.disk-full"
    message = _(
        "The disk with %(place)s is full, so this was not finished and nothing in use was changed. Make room (or "
        "choose a folder on another disk) and begin again."
    )


class BackupRunning(DomainError):
    """Two at once would only be in each other's way."""

    code = "backups.running"
    message = _("Another backup is being made just now. Nothing was done; wait until it has ended.")


class ToolMissing(DomainError):
    """PostgreSQL's programs."""

    code = "backups.tool-missing"
    message = _("The program %(tool)s is missing, so nothing was done. On Debian: apt install postgresql-client")


class ToolFailed(DomainError):
    """What PostgreSQL's programs said."""

    code = "backups.tool-failed"
    message = _("%(tool)s failed: %(words)s. The data in use was not changed.")
