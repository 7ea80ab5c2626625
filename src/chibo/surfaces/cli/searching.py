"""chibo search: what somebody may find, and building the index anew."""

import click
from django.db import transaction
from django.utils.translation import gettext as _

from chibo.kernel.wording import day_numbers
from chibo.platform.accounts.models import Account
from chibo.platform.accounts.queries.accounts import account_by_login
from chibo.platform.audit.services import record
from chibo.platform.search.queries import Filters, Hit, Results, find
from chibo.platform.search.registry import KINDS
from chibo.platform.search.rules.marking import Piece
from chibo.platform.search.services import rebuild
from chibo.surfaces.cli.saying import Refused, bar, refusing, say_json

PROCESS = "chibo search"
REINDEX = "reindex"


@click.command(help=_("Search as somebody who signs in: chibo search \"nghi quyet tw4\" --as LOGIN. "
                      "chibo search reindex builds the index anew."))  # fmt: skip
@click.argument("words")
@click.option("--as", "login", metavar="LOGIN", help=_("Whose eyes: only what they may see is found."))
@click.option("--kind", "kinds", multiple=True, help=_("Only this kind, for example documents.document; may be repeated."))
@click.option("--year", type=int, help=_("Only this year."))
@click.option("--page", default=1, show_default=True, type=click.IntRange(1), help=_("Which page of the hits."))
@click.option("--json", "as_json", is_flag=True, help=_("Answer as JSON."))
@refusing
def search(*, words: str, login: str | None, kinds: tuple[str, ...], year: int | None, page: int, as_json: bool) -> None:
    """Words in, hits out; without a login only the index can be built."""
    if login is None:
        _build(words)
        return
    if unknown := set(kinds) - KINDS.keys():
        known = ", ".join(sorted(KINDS))
        raise Refused(_("There is no kind %(kind)s. There are: %(known)s") % {"kind": min(unknown), "known": known})
    found = find(_whose(login), words, Filters(kinds=kinds, year=year), page=page)
    if as_json:
        say_json(_as_data(found))
        return
    for hit in found.hits:
        click.echo(f"{day_numbers(hit.day)}  {hit.kind_label}: {hit.label}  {hit.href}")
        if hit.snippet:
            click.echo(f"    {_plain(hit.snippet)}")
    click.echo(_("%(n)s found") % {"n": f"{found.count}{'+' if found.more else ''}"}, err=True)


def _build(words: str) -> None:
    if words != REINDEX:
        raise Refused(_("Say whose eyes to search with: chibo search \"%(words)s\" --as LOGIN") % {"words": words})
    with bar(_("Index")) as tell:
        entries = rebuild(tell)
    click.echo(_("The index is built anew: %(n)s entries. Files are read by the worker.") % {"n": entries})


@transaction.atomic
def _whose(login: str) -> Account:
    """The account; the trail says that somebody at the machine has searched with its eyes, not what."""
    account = account_by_login(login)
    if account is None or not account.is_active:
        raise Refused(_("There is no open login %(login)s.") % {"login": login})
    record("search.box.used_as", account, by=PROCESS)
    return account


def _as_data(found: Results) -> dict[str, object]:
    return {
        "count": found.count, "more": found.more, "page": found.page, "pages": found.pages, "near": found.near,
        "hits": [_hit(hit) for hit in found.hits],
    }


def _hit(hit: Hit) -> dict[str, object]:
    return {
        "reference": hit.reference, "kind": hit.kind, "number": _plain(hit.symbol), "title": hit.plain_title,
        "issuer": hit.issuer, "unit": hit.unit_name, "day": hit.day.isoformat(), "href": hit.href,
        "snippet": _plain(hit.snippet),
        "marks": [piece.text for piece in (*hit.symbol, *hit.title, *hit.snippet) if piece.marked],
    }


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
