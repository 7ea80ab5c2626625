"""Settings of chibo, all from the environment (table in docs/operations.md)."""

from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from chibo.config import environment as env
from chibo.config.signing_in import *  # noqa: F403 -- settings of sign-in, in a file of their own
from chibo.config.signing_in import FORM_TARGETS

django_stubs_ext.monkeypatch()  # lets classes such as ModelForm be written with their type

CHIBO_DATA = Path(env.text("CHIBO_DATA", "var")).absolute()
SECRET_KEY = env.secret_key(CHIBO_DATA)
DEBUG = env.flag("CHIBO_DEBUG")
ALLOWED_HOSTS = env.words("CHIBO_HOSTS", "localhost 127.0.0.1 [::1]")
CSRF_TRUSTED_ORIGINS = env.words("CHIBO_ORIGINS")
HTTPS = env.flag("CHIBO_HTTPS")

ROOT_URLCONF = "chibo.config.urls"
WSGI_APPLICATION = "chibo.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Account"
AUDIT_SCOPE_MODEL = "units.unit"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "chibo.web",
    "chibo.platform.accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "chibo.platform.authz",
    "chibo.platform.audit",
    "chibo.platform.crypto",
    "chibo.platform.events",
    "chibo.platform.limits",
    "chibo.platform.jobs",
    "chibo.platform.workbooks",
    "chibo.platform.threads",
    "chibo.platform.calendar",
    "chibo.platform.panels",
    "chibo.platform.rulebook",
    "chibo.platform.files",
    "chibo.platform.notices",
    "chibo.platform.backups",
    "chibo.platform.papers",
    "chibo.platform.search",
    "chibo.organization.people",
    "chibo.organization.units",
    "chibo.organization.membership",
    "chibo.organization.mandates",
    "chibo.organization.privacy",
    "chibo.organization.register",
    "chibo.work.documents",
    "chibo.work.tasks",
    "chibo.work.signing",
    "chibo.work.drafting",
    "chibo.work.exchange",
    "chibo.work.directives",
    "chibo.work.meetings",
    "chibo.party.admission",
    "chibo.flows",
    "chibo.surfaces.desk",
    "chibo.surfaces.rights",
    "chibo.surfaces.trail",
    "chibo.surfaces.setup",
    "chibo.surfaces.demo",
    "chibo.surfaces.cli",
]
MIDDLEWARE = [
    "chibo.web.headers.SafeHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chibo.platform.accounts.middleware.PersonalSettings",
    "chibo.surfaces.rights.middleware.EmergencyReading",
    "axes.middleware.AxesMiddleware",
    "chibo.platform.limits.middleware.Limits",
]

DATABASES = {"default": env.database(CHIBO_DATA)}
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "chibo.web.templating.Templates",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "chibo.web.templating.environment",
            "auto_reload": DEBUG,
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "chibo.config.navigation.frame",
            ],
        },
    },
]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ("login", "name", "email")},
        "MinimumLengthValidator": {},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "desk:month"
LOGOUT_REDIRECT_URL = "accounts:login"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_ENGINE = "django.contrib.sessions.backends.db"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [Path(__file__).resolve().parent / "locale"]
TIME_ZONE = env.text("CHIBO_TIME_ZONE", "Asia/Ho_Chi_Minh")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("CHIBO_STATIC", str(CHIBO_DATA / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "chibo.config.storage.HashedFiles",
    },
}
WHITENOISE_USE_FINDERS = DEBUG

FIELD_KEYS = env.text("CHIBO_FIELD_KEYS")
FIELD_KEYS_FILE = Path(env.text("CHIBO_FIELD_KEYS_FILE", str(CHIBO_DATA / "field-keys")))

BACKUPS_FOLDER = Path(env.text("CHIBO_BACKUPS", str(CHIBO_DATA / "backups")))
BACKUPS_DAILY = env.flag("CHIBO_BACKUP_DAILY", True)
BACKUPS_KEPT = env.numbers("CHIBO_BACKUP_KEEP", "7 4 12", 3)
BACKUP_PASSPHRASE_FILE = Path(env.text("CHIBO_BACKUP_PASSPHRASE_FILE", str(CHIBO_DATA / "backup-passphrase")))

FILES_FOLDER = CHIBO_DATA / "files"
FILES_MAX_MEGABYTES = env.number("CHIBO_MAX_UPLOAD_MB", 25)
CLAMD_SOCKET = env.text("CHIBO_CLAMD")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
REQUEST_MAX_MEGABYTES = FILES_MAX_MEGABYTES * 2 + 10
LIMITS = env.counts("CHIBO_LIMITS", "upload=60 export=120 preview=240 search=1200")
FILE_UPLOAD_HANDLERS = ["chibo.platform.files.arriving.InMemoryOnly"]

PUBLIC_ADDRESS = env.text("CHIBO_PUBLIC_ADDRESS", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")
SIGNING_TSA_URL = env.text("CHIBO_TSA_URL")
SIGNING_TRUST_ROOTS = env.text("CHIBO_TRUST_ROOTS")
SIGNING_PKCS11_LIBRARY = env.text("CHIBO_PKCS11_LIBRARY")

EMAIL_HOST = env.text("CHIBO_SMTP_HOST")
EMAIL_PORT = env.number("CHIBO_SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("CHIBO_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("CHIBO_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("CHIBO_SMTP_TLS", True)
DEFAULT_FROM_EMAIL = env.text("CHIBO_MAIL_FROM", "chibo@localhost")
EMAIL_TIMEOUT = 20

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *FORM_TARGETS],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 180 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_FAILURE_VIEW = "chibo.config.errors.csrf_failure"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("CHIBO_LOG_LEVEL", "WARNING").upper()},
}
