"""allauth has no Vietnamese of its own: whatever it could say to a person is in our catalogue."""

from pathlib import Path

import allauth
import pytest
from babel.messages.extract import extract_from_dir
from django.template import engines
from django.utils import translation

ROOT = Path(allauth.__file__).parent
APPS = ("account/", "mfa/", "usersessions/", "socialaccount/", "core/")
NOT_FOR_PEOPLE = ("models.py", "admin.py", "apps.py")
"""Names of tables for an administration site that we do not have; types of factors are shown by pages of ours."""
SAME = {"Email"}
"""Django's own catalogue leaves the word as it is."""
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2)}
TEMPLATES = [
    "account/reauthenticate.html", "account/account_inactive.html", "account/signup_closed.html", "mfa/index.html",
    "mfa/authenticate.html", "mfa/reauthenticate.html", "mfa/totp/activate_form.html", "mfa/totp/deactivate_form.html",
    "mfa/recovery_codes/index.html", "mfa/recovery_codes/generate.html", "mfa/recovery_codes/download.txt",
    "mfa/webauthn/add_form.html", "mfa/webauthn/edit_form.html", "mfa/webauthn/reauthenticate.html",
    "mfa/webauthn/authenticator_confirm_delete.html", "socialaccount/connections.html", "socialaccount/login.html",
    "socialaccount/login_cancelled.html", "socialaccount/authentication_error.html", "429.html",
]


def sentences():
    for file, _line, message, _comments, context in extract_from_dir(
        ROOT, [("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    ):
        if file.startswith(APPS) and not file.endswith(NOT_FOR_PEOPLE) and "/providers/" not in file:
            yield message, context


def test_every_sentence_of_allauth_has_its_vietnamese():
    with translation.override("vi"):
        english = sorted({
            message for message, context in sentences()
            if (translation.pgettext(context, message) if context else translation.gettext(message)) == message
        })
    assert len(set(sentences())) > 50
    assert set(english) <= SAME


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_page_that_allauth_asks_for_is_ours(name):
    found = engines["jinja2"].get_template(name)
    assert "chibo/platform/accounts" in found.template.filename or "chibo/web" in found.template.filename
