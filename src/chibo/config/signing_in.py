"""Settings of sign-in: allauth, axes, single sign-on. Taken over by ``settings`` as a whole."""

from typing import Any
from urllib.parse import urlsplit

from chibo.config import environment as env

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

# Wrong passwords. Counted for a login at an address, a login, an address: see platform.accounts.lockout.
LOGIN_TRIES = env.number("CHIBO_LOGIN_TRIES", 5)
TRUSTED_PROXIES = env.number("CHIBO_PROXIES", 0)
AXES_HANDLER = "chibo.platform.accounts.lockout.Lockout"
AXES_FAILURE_LIMIT = LOGIN_TRIES
AXES_COOLOFF_TIME = 0.25
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_CLIENT_IP_CALLABLE = "chibo.web.addresses.client_address"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else anybody keeps somebody out for ever
AXES_LOCKOUT_CALLABLE = "chibo.platform.accounts.views.locked_out"

# allauth: nobody signs up; our own page takes login and password, allauth the steps after it.
ACCOUNT_ADAPTER = "chibo.platform.accounts.adapters.door.DoorAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # it lies sealed and is asked for by its blind index; allauth would compare it
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,10/5m/key"}  # beside axes; a whole office may share one address
ACCOUNT_FORMS = {"reauthenticate": "chibo.platform.accounts.forms.again.PasswordAgainForm"}

MFA_ADAPTER = "chibo.platform.accounts.adapters.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "chibo"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_FORMS = {
    "authenticate": "chibo.platform.accounts.forms.factors.CodeForm",
    "reauthenticate": "chibo.platform.accounts.forms.factors.CodeAgainForm",
    "activate_totp": "chibo.platform.accounts.forms.factors.BeginCodesForm",
    "add_webauthn": "chibo.platform.accounts.forms.factors.AddPasskeyForm",
    "edit_webauthn": "chibo.platform.accounts.forms.factors.RenamePasskeyForm",
}

# Single sign-on with one OpenID Connect provider of the office; off until it is named.
OIDC_ISSUER = env.text("CHIBO_OIDC_ISSUER").rstrip("/")
OIDC_NAME = env.text("CHIBO_OIDC_NAME", "OpenID Connect")
OIDC_OPENS_ACCOUNTS = env.flag("CHIBO_OIDC_OPENS_ACCOUNTS")
OIDC_PROVIDER_ID = "office"
SOCIALACCOUNT_ADAPTER = "chibo.platform.accounts.adapters.links.LinkAdapter"
SOCIALACCOUNT_STORE_TOKENS = False


def single_sign_on(issuer: str, name: str, client_id: str, secret: str) -> dict[str, Any]:
    """What allauth wants to know of the provider; nothing while there is none."""
    if not issuer:
        return {}
    app = {
        "provider_id": OIDC_PROVIDER_ID,
        "name": name,
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def origin_of(issuer: str) -> list[str]:
    """Where the browser is sent to sign in: the one other host that a form of ours may lead to."""
    parts = urlsplit(issuer)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


SOCIALACCOUNT_PROVIDERS = single_sign_on(
    OIDC_ISSUER, OIDC_NAME, env.text("CHIBO_OIDC_CLIENT_ID"), env.text("CHIBO_OIDC_CLIENT_SECRET")
)
FORM_TARGETS = origin_of(OIDC_ISSUER)
