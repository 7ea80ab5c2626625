"""What the doctor asks about keys, backups and the guards of the trail."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.kernel.errors import DomainError
from chibo.platform.audit.guards import guarded
from chibo.platform.backups.daily import backup_state
from chibo.platform.backups.passphrase import written_down
from chibo.platform.crypto.keys import given_from_outside, key_file, keyring
from chibo.platform.crypto.ring import missing_keys
from chibo.surfaces.cli.findings import Finding, Grade

OLD_HOURS = 36


def keys() -> Finding:
    """Whether every sealed text can be opened, and whether others can read the key file."""
    try:
        missing, count = missing_keys(), len(keyring().keys)
    except DomainError as problem:
        return Finding("keys", Grade.BAD, problem.sentence)
    if missing:
        words = _("Keys of the protected columns are missing (%(ids)s): contact data cannot be read. Put %(place)s back "
                  "from a backup: chibo restore does it.")  # fmt: skip
        return Finding("keys", Grade.BAD, words % {"ids": ", ".join(sorted(missing)), "place": key_file()})
    if not given_from_outside() and key_file().is_file() and key_file().stat().st_mode & 0o077:
        words = _("Others can read %(place)s: chmod 600 %(place)s")
        return Finding("keys", Grade.BAD, words % {"place": key_file()})
    return Finding("keys", Grade.GOOD, _("The keys of the protected columns are there (%(n)s).") % {"n": count})


def backups() -> Finding:
    """Whether there is a fresh backup that was tried, and whether its passphrase lies anywhere else."""
    state = backup_state()
    if not settings.BACKUPS_DAILY:
        return Finding("backup", Grade.WARNING, _("The daily backup is switched off (CHIBO_BACKUP_DAILY)."))
    if state.problem and state.problem_at > state.made_at:
        return Finding("backup", Grade.BAD, _("The daily backup failed: %(why)s") % {"why": state.problem})
    made = state.made
    if made is None:
        return Finding("backup", Grade.WARNING, _("There is no automatic backup yet; the worker makes one each day."))
    if (timezone.now() - made).total_seconds() > OLD_HOURS * 3600:
        words = _("The newest automatic backup is of %(when)s: does the worker run?")
        return Finding("backup", Grade.BAD, words % {"when": f"{timezone.localtime(made):%d/%m/%Y %H:%M}"})
    if not written_down():
        words = _("The passphrase of the backups lies on this machine only: write it down with chibo keys sheet.")
        return Finding("backup", Grade.WARNING, words)
    words = _("Backed up on %(when)s, tried by restoring it.")
    return Finding("backup", Grade.GOOD, words % {"when": f"{timezone.localtime(made):%d/%m/%Y %H:%M}"})


def guards() -> Finding:
    """Whether the database itself refuses to change the trail."""
    if guarded(connection):
        return Finding("guards", Grade.GOOD, _("The database refuses to change the audit trail."))
    words = _("The guards of the audit trail are missing in the database: somebody has taken them away. Call for help.")
    return Finding("guards", Grade.BAD, words)


QUESTIONS: tuple[Callable[[], Finding], ...] = (guards, keys, backups)
