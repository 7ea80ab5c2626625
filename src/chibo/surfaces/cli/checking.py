"""chibo audit verify, chibo audit fingerprint, chibo doctor: is everything as it should be?"""

import sys

import click
from django.utils.translation import gettext as _

from chibo.platform.audit.errors import NotAFingerprint
from chibo.platform.audit.services import take_fingerprint
from chibo.platform.audit.verifying import fingerprint_of
from chibo.platform.audit.verifying import verify as verify_chain
from chibo.surfaces.cli.examination import examine
from chibo.surfaces.cli.findings import Finding, Grade
from chibo.surfaces.cli.saying import Refused, refusing, say_json

PROCESS = "chibo audit fingerprint"
MARKS = {Grade.GOOD: "✓", Grade.WARNING: "!", Grade.BAD: "✗"}


@click.group(help=_("The audit trail."))
def audit() -> None:
    """The audit trail."""


@audit.command(help=_("Walk the chain of the trail and name every line that was changed, removed, added or moved."))
@click.option("--fingerprint", "printed", multiple=True,
              help=_("A fingerprint from the minutes book, “12345: ab12 cd34 …”; also tells a rebuilt trail."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def verify(printed: tuple[str, ...], as_json: bool) -> None:
    """Exit code 1 when the chain is broken."""
    report = verify_chain(fingerprints=[_read(words) for words in printed])
    if as_json:
        say_json(
            {
                "intact": report.intact, "lines": report.lines, "head": report.head, "fault": report.fault,
                "faults": [
                    {"kind": one.kind, "line": one.line, "until": max(one.line, one.until), "words": one.words}
                    for one in report.faults
                ],
            }
        )  # fmt: skip
        sys.exit(0 if report.intact else 1)
    if not report.intact:
        words = _("The chain is broken (%(n)s lines read): %(faults)s. Keep this database as it is and call for help.")
        raise Refused(words % {"n": report.lines, "faults": "; ".join(one.words for one in report.faults)})
    click.echo(_("The chain is whole: %(n)s lines, fingerprint %(head)s") % {"n": report.lines, "head": report.head})


@audit.command(help=_("Take the fingerprint of the trail, to be written into the minutes book by hand."))
@refusing
def fingerprint() -> None:
    """Kept and shown; the page of the trail prints it as a paper."""
    click.echo(take_fingerprint(by=PROCESS).printed)


def _read(words: str) -> tuple[int, str]:
    found = fingerprint_of(words)
    if found is None:
        raise NotAFingerprint(text=words)
    return found


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
