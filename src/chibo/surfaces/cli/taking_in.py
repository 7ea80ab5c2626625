"""chibo demo, chibo import-members: what is put into the register."""

import datetime as dt
from pathlib import Path
from typing import Any

import click
from django.utils import timezone
from django.utils.translation import gettext as _

from chibo.organization.register.queries import preview_as_json
from chibo.organization.register.services import discard_preview, import_previewed, preview_members_file
from chibo.organization.units.queries import cells
from chibo.surfaces.cli.preparing import prepare
from chibo.surfaces.cli.saying import Refused, bar, refusing, say_json
from chibo.surfaces.demo.player import DEMO_PASSWORD, demo_logins, play_demo

PROCESS = "chibo import-members"


@click.command(help=_("Play the demo office (invented persons) into an empty installation."))
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help=_("Day up to which it is played; default today."))
@refusing
def demo(on: dt.datetime | None) -> None:
    """Twelve months of meetings, played through the services."""
    prepare()
    with bar(_("Demo office")) as tell:
        office = play_demo(on.date() if on else timezone.localdate(), progress=tell)
    click.echo(
        _("%(meetings)s meetings and %(tasks)s tasks are there.")
        % {"meetings": office.meetings, "tasks": office.tasks}
    )
    for one in demo_logins():
        click.echo(f"  {one.login:<12} {one.name} · {one.role}")
    click.echo(_("Password of all of them: %(password)s") % {"password": DEMO_PASSWORD})


@click.command("import-members", help=_("Import a members' list (.xlsx): preview every row, then import exactly that."))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--unit", type=int, help=_("Number of the cell; needed when there are several."))
@click.option("--dry-run", is_flag=True, help=_("Only show the preview; nothing is imported."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def import_members(file: Path, unit: int | None, dry_run: bool, as_json: bool) -> None:
    """The same code as the page of the register."""
    if not file.is_file():
        raise Refused(_("There is no file %(file)s. Nothing was imported.") % {"file": file})
    preview = preview_members_file(file, unit_id=_cell(unit), by=PROCESS, name=file.name)
    shown = preview_as_json(preview)
    if as_json:
        say_json(shown)
    else:
        _show(shown)
    if dry_run or shown["counts"]["error"]:
        discard_preview(preview.pk, by=PROCESS)
    if shown["counts"]["error"]:
        raise Refused(_("Nothing was imported: correct the cells named above, then import the file again."))
    if not dry_run:
        import_previewed(preview.pk, by=PROCESS)
        if not as_json:
            click.echo(_("Imported."))


def _cell(wanted: int | None) -> int:
    """The cell that was named, or the only one there is."""
    found = [card for card in cells(on=timezone.localdate()) if wanted in (None, card.pk)]
    if len(found) != 1:
        found = cells(on=timezone.localdate())
        names = "; ".join(f"{card.pk} {card.name}" for card in found) or _("none")
        raise Refused(_("Say which cell with --unit NUMBER. There are: %(names)s") % {"names": names})
    return found[0].pk


def _show(shown: dict[str, Any]) -> None:
    for row in shown["rows"]:
        for problem in row["problems"]:
            click.echo(f"{problem['cell']:<6} {row['name']}: {problem['sentence']}")
        for change in row["changes"]:
            click.echo(f"{row['row']:<6} {row['name']}: {change['field']}: {change['old']} → {change['new']}")
    counts = shown["counts"]
    click.echo(
        _("New %(new)s, same %(same)s, changed %(changed)s, with a warning %(warning)s, with an error %(error)s.")
        % counts
    )
