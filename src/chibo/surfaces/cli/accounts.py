"""chibo new-password: for whoever forgot theirs, or is the administrator and cannot get in."""

import secrets

import click
from axes.utils import reset
from django.utils.translation import gettext as _

from chibo.platform.accounts.models import Account
from chibo.platform.accounts.services import remove_second_factor, set_password
from chibo.surfaces.cli.saying import Refused, refusing

PROCESS = "chibo new-password"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another on paper."""


@click.command("new-password", help=_("Give a login a new password, shown once; it is changed at the next sign-in."))
@click.argument("login")
@refusing
def new_password(login: str) -> None:
    """Also ends a lock-out."""
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        raise Refused(_("There is no login %(login)s. Nothing was changed.") % {"login": login})
    password = "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(3))
    set_password(account, password, by=PROCESS, first_use=True)
    reset(username=account.login)
    click.echo(
        _("%(name)s signs in as %(login)s with this password and then chooses another one: %(password)s")
        % {"name": account.name, "login": account.login, "password": password}
    )


@click.command("second-factor-off", help=_("Take away a login's second factor: phone and recovery codes are lost."))
@click.argument("login")
@refusing
def second_factor_off(login: str) -> None:
    """It stands on the audit trail, and the person is told by mail where the office has a mail server."""
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        raise Refused(_("There is no login %(login)s. Nothing was changed.") % {"login": login})
    remove_second_factor(account, by="chibo second-factor-off")
    click.echo(_("%(name)s now signs in with the password alone.") % {"name": account.name})
