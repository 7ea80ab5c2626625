"""chibo paper list, chibo paper export: the issued papers."""

from pathlib import Path

import click
from django.utils.translation import gettext as _

from chibo.platform.papers.models import Paper
from chibo.platform.papers.queries import file_name, paper_file
from chibo.surfaces.cli.saying import Refused, refusing, say_json


@click.group(help=_("Issued papers: list and export."))
def paper() -> None:
    """Papers."""


@paper.command("list", help=_("List issued papers, newest first."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def list_papers(as_json: bool) -> None:
    """Number, day, title."""
    found = Paper.objects.newest_first().defer("facts", "layout")
    if as_json:
        say_json(
            [
                {
                    "id": one.pk,
                    "kind": one.kind,
                    "number": one.number,
                    "title": one.title,
                    "issued_on": one.issued_on.isoformat(),
                    "text_hash": one.text_hash,
                }
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{one.pk:>6}  {one.issued_on:%d/%m/%Y}  {one.number or '–':<12}  {one.title}")


@paper.command(help=_("Write one paper as a file."))
@click.argument("paper_id", type=int, metavar="ID")
@click.option("--format", "format", type=click.Choice(["docx", "pdf"]), required=True, help=_("Kind of file."))
@click.option("--to", "to", type=click.Path(path_type=Path), default=Path("."), help=_("Folder to write into."))
@refusing
def export(paper_id: int, format: str, to: Path) -> None:
    """The paper exactly as it was issued."""
    found = Paper.objects.filter(pk=paper_id).first()
    if found is None:
        raise Refused(_("There is no paper %(id)s. List them with: chibo paper list") % {"id": paper_id})
    if not to.is_dir():
        raise Refused(_("There is no folder %(folder)s. Nothing was written.") % {"folder": to})
    target = to / file_name(found, format)
    target.write_bytes(paper_file(found, format))
    click.echo(str(target))
