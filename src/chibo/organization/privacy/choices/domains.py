"""The parts of the house to which kinds of record belong, in the order of a page."""

from django.utils.translation import gettext_lazy as _

DOMAINS = {
    _("People and Party life"): ("people", "membership", "mandates", "register", "units", "admission"),
    _("Meetings and tasks"): ("meetings", "tasks"),
    _("Papers and their files"): ("documents", "directives", "drafting", "signing", "exchange", "papers", "files"),
    _("Notices"): ("notices", "calendar"),
    _("Sign-in"): (
        "account", "accounts", "axes", "mfa", "sessions", "socialaccount", "usersessions", "limits",
    ),
}  # fmt: skip
OTHER = _("The system itself")


def domain_words(label: str) -> str:
    """The part of the house of a kind ("tasks.Task")."""
    app = label.partition(".")[0]
    return str(next((words for words, apps in DOMAINS.items() if app in apps), OTHER))


def domains_in_order() -> list[str]:
    """All of them."""
    return [*(str(words) for words in DOMAINS), str(OTHER)]
