"""chibo audit verify, chibo doctor: is everything as it should be?"""

import sys

import click
from django.utils.translation import gettext as _

from chibo.platform.audit.services import verify as verify_chain
from chibo.surfaces.cli.examination import Finding, Grade, examine
from chibo.surfaces.cli.saying import Refused, refusing, say_json

MARKS = {Grade.GOOD: "✓", Grade.WARNING: "!", Grade.BAD: "✗"}


@click.group(help=_("The audit trail."))
def audit() -> None:
    """The audit trail."""


@audit.command(help=_("Walk the chain of the trail and name the first line that was changed, removed or added."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def verify(as_json: bool) -> None:
    """Exit code 1 when the chain is broken."""
    report = verify_chain()
    if as_json:
        say_json({"intact": report.intact, "lines": report.lines, "head": report.head, "fault": report.fault})
        sys.exit(0 if report.intact else 1)
    if not report.intact:
        raise Refused(
            _("The chain is broken after %(n)s lines: %(fault)s. Keep this database as it is and call for help.")
            % {"n": report.lines, "fault": report.fault}
        )
    click.echo(_("The chain is whole: %(n)s lines, fingerprint %(head)s") % {"n": report.lines, "head": report.head})


@click.command(help=_("Say in plain words what is wrong with this installation."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def doctor(as_json: bool) -> None:
    """Exit code 1 when something must be mended."""
    findings = examine()
    if as_json:
        say_json([{"grade": one.grade.value, "what": one.what, "words": one.words} for one in findings])
    else:
        for one in findings:
            click.echo(_line(one))
    sys.exit(1 if any(one.grade == Grade.BAD for one in findings) else 0)


def _line(one: Finding) -> str:
    return f"{MARKS[one.grade]} {one.words}"
