"""chibo backup, chibo restore."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click
from django.core.management import call_command
from django.utils.translation import gettext as _

from chibo.platform.audit.faults import Fault
from chibo.platform.backups.errors import BadPassphrase, NoPassphrase
from chibo.platform.backups.passphrase import own_passphrase, passphrase_file, read_passphrase
from chibo.platform.backups.services import Checked, check_backup, make_backup, note_restored, restore_backup
from chibo.platform.backups.zipped import is_zip
from chibo.surfaces.cli.saying import Refused, bar, refusing, say_json

PROCESS = "chibo backup"
RESTORING = "chibo restore"
T = TypeVar("T")

passphrase_option = click.option(
    "--passphrase-file", type=click.Path(path_type=Path, dir_okay=False),
    help=_("File whose first line is the passphrase; default: the one of this installation."),
)


class MakeOrVerify(click.Group):
    """``chibo backup FILE`` makes one; ``chibo backup verify FILE`` looks at one."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """What is no word of ours is the name of a file."""
        if args and args[0] not in self.commands:
            args = ["make", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options before the file belong to making one."""
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            args = ["make", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=MakeOrVerify,
    help=_("chibo backup FILE: write database, files and keys into one new sealed file, while people work."),
)
def backup() -> None:
    """One file, complete or not there."""


@backup.command(help=_("Write a backup; the word “make” may be left out."))
@click.argument("file", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--no-check", is_flag=True, help=_("Do not restore it into a scratch place afterwards."))
@refusing
def make(file: Path, passphrase_file: Path | None, no_check: bool) -> None:
    """Made, then tried."""
    if not file.parent.is_dir():
        raise Refused(_("There is no folder %(folder)s. Nothing was written.") % {"folder": file.parent})
    passphrase = read_passphrase(passphrase_file) if passphrase_file else own_passphrase()
    with bar(_("Backup")) as tell:
        manifest = make_backup(file, passphrase=passphrase, by=PROCESS, tell=tell)
    if not no_check:
        with bar(_("Check")) as tell:
            check_backup(file, passphrase=passphrase, tell=tell)
    click.echo(
        _("%(file)s: %(n)s parts, audit trail up to line %(line)s. It opens with the passphrase only; keep both apart.")
        % {"file": file, "n": len(manifest.members), "line": manifest.audit_lines}
    )
    if manifest.missing:
        words = _("%(n)s files that the database knows are not on the disk; the backup is without them too.")
        click.echo(words % {"n": len(manifest.missing)}, err=True)


@backup.command(help=_("Restore a backup into a scratch place and say whether all of it is there; nothing is changed."))
@click.argument("file", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def verify(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Exit code 1 when it is damaged, foreign, or its trail was tampered with."""
    with bar(_("Check")) as tell:
        checked = _with_passphrase(
            file, passphrase_file, lambda words: check_backup(file, passphrase=words, tell=tell)
        )
    faults: tuple[Fault, ...] = checked.trail.faults if checked.trail else ()
    if as_json:
        say_json(_as_json(checked, faults))
    elif faults:
        raise Refused(
            _("The backup is whole, but the audit trail in it is broken: %(fault)s.") % {"fault": faults[0].words}
        )
    else:
        click.echo(_summary(checked))
    sys.exit(1 if faults else 0)


@click.command(help=_("Put a backup back in place; what is there now is kept as a safety copy. Stop the server first."))
@click.argument("file", type=click.Path(path_type=Path))
@passphrase_option
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@refusing
def restore(file: Path, passphrase_file: Path | None, yes: bool) -> None:
    """Checked first, then replaced."""
    if not yes:
        click.confirm(_("Replace the data in use by %(file)s?") % {"file": file}, abort=True)
    with bar(_("Restore")) as tell:
        restored = _with_passphrase(
            file, passphrase_file, lambda words: restore_backup(file, passphrase=words, tell=tell)
        )
    call_command("migrate", interactive=False, verbosity=0)
    note_restored(restored, by=RESTORING)
    click.echo(
        _("Restored: made %(when)s. What was there before lies in %(safety)s.")
        % {"when": restored.manifest.made_at, "safety": restored.safety_copy}
    )


def _with_passphrase(file: Path, given: Path | None, work: Callable[[str], T]) -> T:
    """With the given passphrase or the installation's own; a person at the keyboard is asked when that fails."""
    try:
        if given:
            return work(read_passphrase(given))
        return work(own_passphrase() if is_zip(file) else read_passphrase(passphrase_file()))
    except (BadPassphrase, NoPassphrase):
        if given or not sys.stdin.isatty():
            raise
    return work(click.prompt(_("Passphrase of the backup"), hide_input=True))


def _summary(checked: Checked) -> str:
    words = _("Whole: made %(when)s by chibo %(version)s, %(n)s parts, audit trail up to line %(line)s.") % {
        "when": checked.manifest.made_at, "version": checked.manifest.version,
        "n": len(checked.manifest.members), "line": checked.manifest.audit_lines,
    }  # fmt: skip
    if checked.trail is None:
        return f"{words} {_('Its database was read, not restored: this account may not make a scratch database.')}"
    return f"{words} {_('Restored into a scratch place, the trail in it is unbroken.')}"


def _as_json(checked: Checked, faults: tuple[Fault, ...]) -> dict[str, object]:
    manifest = checked.manifest
    return {
        "whole": True, "made_at": manifest.made_at, "version": manifest.version, "engine": manifest.engine,
        "parts": len(manifest.members), "missing_files": manifest.missing, "audit_lines": manifest.audit_lines,
        "audit_head": manifest.audit_head, "restored": checked.trail is not None,
        "faults": [fault.words for fault in faults],
    }  # fmt: skip
