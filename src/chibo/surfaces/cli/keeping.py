"""chibo backup, chibo restore."""

from pathlib import Path

import click
from django.core.management import call_command
from django.utils.translation import gettext as _

from chibo.platform.backups.services import make_backup, restore_backup
from chibo.surfaces.cli.saying import Refused, bar, refusing


@click.command(help=_("Write database and files into one new file, while people work."))
@click.argument("file", type=click.Path(path_type=Path))
@refusing
def backup(file: Path) -> None:
    """One file, complete or not there."""
    if not file.parent.is_dir():
        raise Refused(_("There is no folder %(folder)s. Nothing was written.") % {"folder": file.parent})
    with bar(_("Backup")) as tell:
        manifest = make_backup(file, tell=tell)
    click.echo(
        _("%(file)s: %(n)s parts, audit trail up to line %(line)s. Keep it in a safe place: it holds everything.")
        % {"file": file, "n": len(manifest.members), "line": manifest.audit_lines}
    )


@click.command(help=_("Put a backup back in place; what is there now is kept as a safety copy. Stop the server first."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@refusing
def restore(file: Path, yes: bool) -> None:
    """Checked first, then replaced."""
    if not yes:
        click.confirm(_("Replace the data in use by %(file)s?") % {"file": file}, abort=True)
    with bar(_("Restore")) as tell:
        restored = restore_backup(file, tell=tell)
    call_command("migrate", interactive=False, verbosity=0)
    click.echo(
        _("Restored: made %(when)s. What was there before lies in %(safety)s.")
        % {"when": restored.manifest.made_at, "safety": restored.safety_copy}
    )
