"""The accounts of the office, for the administrator: codes on paper, lost phones, closed accounts, the policy."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chibo.platform.accounts.choices import ADMINISTRATOR
from chibo.platform.accounts.forms.door import PolicyForm
from chibo.platform.accounts.models import Account, Invitation
from chibo.platform.accounts.posts import words_of_posts
from chibo.platform.accounts.queries import AccountLine, accounts_list, posts_with_second_factor
from chibo.platform.accounts.services import (
    close_account,
    invite,
    remove_second_factor,
    reopen_account,
    require_second_factor,
)
from chibo.platform.authz.guard import requires, requires_plain
from chibo.platform.authz.permissions import Visitor, may
from chibo.web.http import Request
from chibo.web.pages import attempt, page
from chibo.web.sheets import Column, Wanted, sheet_response, wanted_sheet


def account(user: Visitor, pk: int) -> Account:
    """Only who administers knows of other accounts."""
    found = Account.objects.filter(pk=pk).first() if may(user, "authz.administer") else None
    if found is None:
        raise Http404
    return found


@require_safe
@requires_plain("authz.administer")
def listing(request: Request) -> HttpResponse:
    """All accounts, found by name or login."""
    search = request.GET.get("q", "")
    lines = accounts_list(search)
    if kind := wanted_sheet(request.GET):
        return _file(lines, kind)
    return page(request, "accounts/list.html", {"lines": lines, "search": search})


def _file(lines: list[AccountLine], kind: Wanted) -> HttpResponse:
    columns = [
        Column(_("Full name"), 28), Column(_("Sign-in name"), 20), Column(_("Administrator"), 14),
        Column(_("Signing in"), 20), Column(_("Last sign-in"), 18),
    ]  # fmt: skip
    rows = (
        (
            line.name, line.login, "x" if line.administrator else "",
            _("closed") if not line.open else _("second factor") if line.second_factor
            else _("code handed out") if line.invited else _("password"),
            line.last_sign_in,
        )
        for line in lines
    )  # fmt: skip
    return sheet_response("tai-khoan", title=_("Accounts"), columns=columns, rows=rows, kind=kind)


@never_cache
@require_POST
@requires("authz.administer", account)
def code(request: Request, subject: Account) -> HttpResponse:
    """A one-time code for this account, shown this once, on a page to print."""
    found: list[tuple[Invitation, str]] = []
    if attempt(request, lambda: found.append(invite(subject, by=request.user, anew=True))):
        return slip(request, *found[0])
    return redirect("accounts:list")


def slip(request: Request, made: Invitation, words: str) -> HttpResponse:
    """The paper that is handed over: login, code, address, what to do."""
    return page(request, "accounts/slip.html", {"made": made, "code": words, "host": request.build_absolute_uri("/")})


@require_POST
@requires("authz.administer", account)
def without_factor(request: Request, subject: Account) -> HttpResponse:
    """The phone is lost and the codes too."""
    done = _("%(name)s signs in with the password alone until a new second factor is set up.") % {"name": subject.name}
    attempt(request, lambda: remove_second_factor(subject, by=request.user), done=done)
    return redirect("accounts:list")


@require_POST
@requires("authz.administer", account)
def close(request: Request, subject: Account) -> HttpResponse:
    """Nobody signs in with it any more."""
    done = _("The account of %(name)s is closed.") % {"name": subject.name}
    attempt(request, lambda: close_account(subject, by=request.user), done=done)
    return redirect("accounts:list")


@require_POST
@requires("authz.administer", account)
def reopen(request: Request, subject: Account) -> HttpResponse:
    """It can be used again."""
    done = _("The account of %(name)s is open again.") % {"name": subject.name}
    attempt(request, lambda: reopen_account(subject, by=request.user), done=done)
    return redirect("accounts:list")


@require_http_methods(["GET", "POST"])
@requires_plain("authz.administer")
def policy(request: Request) -> HttpResponse:
    """The posts that need a second factor."""
    choices = [(ADMINISTRATOR, _("Administrator")), *words_of_posts()]
    form = PolicyForm(choices, request.POST or None, initial={"posts": sorted(posts_with_second_factor())})
    if request.method == "POST" and form.is_valid():
        require_second_factor(form.cleaned_data["posts"], by=request.user)
        messages.success(request, _("Saved. Who holds one of these posts sets up the second factor at the next page."))
        return redirect("accounts:policy")
    return page(request, "accounts/policy.html", {"form": form}, status=422 if request.method == "POST" else 200)
