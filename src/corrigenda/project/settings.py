"""Django's settings. What an operator may change stands in `env.py`."""

from __future__ import annotations

from pathlib import Path

from corrigenda.lib.urls import origin_of
from corrigenda.project import env

_env = env.read()
_here = Path(__file__).parent
_https = _env.url.startswith("https://")

SECRET_KEY = _env.secret
DEBUG = False
ALLOWED_HOSTS = [*_env.hosts]
# A form behind TLS on a further name of ours; Django compares the Origin header with these.
CSRF_TRUSTED_ORIGINS = [_env.url, *(f"https://{host}" for host in _env.hosts)]

CORRIGENDA_HOME = _env.home
CORRIGENDA_URL = _env.url
# By which other houses know this one, and pin its key: no link is made of it.
PACKET_HOUSE = origin_of(_env.url)
CORRIGENDA_PROXIES = _env.proxies
CORRIGENDA_MAIL = _env.mail
CORRIGENDA_MAIL_FROM = _env.mail_from
CORRIGENDA_MAIL_IN = _env.mail_in
CORRIGENDA_MAIL_TRUSTS = _env.mail_trusts
CORRIGENDA_WIDGET = _here.parent / "surfaces/reader/static/c"
CORRIGENDA_WIDGETS_KEPT = _env.home / "widget"
CORRIGENDA_DEMO = _env.demo
CORRIGENDA_DEMO_DIR = _env.home / "demo"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "corrigenda.flow.newsroom",
    "corrigenda.flow.articles",
    "corrigenda.flow.reports",
    "corrigenda.flow.cases",
    "corrigenda.flow.corrections",
    "corrigenda.flow.publication",
    "corrigenda.flow.propagation",
    "corrigenda.surfaces.reader",
    "corrigenda.surfaces.desk",
    "corrigenda.surfaces.public",
    "corrigenda.surfaces.api",
    "corrigenda.surfaces.demo",
    # After the desk, whose templates stand in for theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "corrigenda.project.middleware.headers",
    "corrigenda.project.middleware.methods",
    "corrigenda.project.middleware.size",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "corrigenda.project.urls"
WSGI_APPLICATION = "corrigenda.project.wsgi.application"
DATABASES = {"default": _env.database}
# Where the index of passages stands; empty: in the database above.
ARCHIVE_URL = ""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_here / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["corrigenda.project.filters"],
        },
    },
    # For what is looked at all day: Django's own templates take five times as long.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "corrigenda.project.often.environment"},
    },
]

AUTH_USER_MODEL = "newsroom.Staff"
AUTHENTICATION_BACKENDS = ["corrigenda.surfaces.sessions.StaffBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", **extra}
    for name, extra in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"OPTIONS": {"min_length": 12}}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "/desk/sign-in"
LOGIN_REDIRECT_URL = "/desk/"

# Of allauth the second factor, passkeys and OpenID Connect are used. Nobody signs up, and it
# changes no address and no password: its pages for that have no address (`urls_signing.py`).
ACCOUNT_ADAPTER = "corrigenda.surfaces.desk.people.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
# Wrong codes of one person; wrong passwords are counted by the desk, see `signing.py`. A limit
# by address would keep the address.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/900s/key", "reauthenticate": "10/900s/user"}
MFA_ADAPTER = "corrigenda.surfaces.desk.people.adapters.MfaAdapter"
MFA_FORMS = {
    "login_webauthn": "corrigenda.surfaces.desk.people.passkeys.EnterForm",
    "authenticate_webauthn": "corrigenda.surfaces.desk.people.passkeys.SecondForm",
    "reauthenticate_webauthn": "corrigenda.surfaces.desk.people.passkeys.AgainForm",
    "add_webauthn": "corrigenda.surfaces.desk.people.passkeys.AddForm",
    "edit_webauthn": "corrigenda.surfaces.desk.people.passkeys.RenameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_TOTP_ISSUER = "Corrigenda"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https
SOCIALACCOUNT_ADAPTER = "corrigenda.surfaces.desk.people.adapters.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": list(_env.oidc)}}
CORRIGENDA_OIDC_NAME = _env.oidc[0]["name"] if _env.oidc else ""

# Shared by all processes: it holds which one-time codes were used, and how many were wrong.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# Below /c/, so that a house that passes our addresses on from its own host need not give up
# a /static/ of its own; and cookies under names that its own pages do not use.
STATIC_URL = "/c/static/"
SESSION_COOKIE_NAME = "corrigenda_desk"
CSRF_COOKIE_NAME = "corrigenda_csrf"
STATICFILES_DIRS = [_here / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "corrigenda.project.staticfiles.Storage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

SESSION_ENGINE = "corrigenda.surfaces.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _https
CSRF_FAILURE_VIEW = "corrigenda.project.errors.csrf_failure"
SECURE_REFERRER_POLICY = "same-origin"

# The largest body that any view accepts; `middleware.size` answers 413 above it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"secrets": {"()": "corrigenda.project.log.WithoutSecrets"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["secrets"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "corrigenda": {"level": "INFO"},
        # A stack trace for every stray Host header says nothing and fills the disk.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # Nor does a line for every address that is not there; what breaks (5xx) is an error.
        "django.request": {"level": "ERROR"},
    },
}
