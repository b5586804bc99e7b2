"""Django's settings. What an operator may change stands in `env.py`."""

from __future__ import annotations

from pathlib import Path

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
CORRIGENDA_PROXIES = _env.proxies
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
    "corrigenda.surfaces.reader",
    "corrigenda.surfaces.desk",
    "corrigenda.surfaces.public",
    "corrigenda.surfaces.api",
    "corrigenda.surfaces.demo",
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
]

ROOT_URLCONF = "corrigenda.project.urls"
WSGI_APPLICATION = "corrigenda.project.wsgi.application"
DATABASES = {"default": _env.database}
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
        },
    }
]

AUTH_USER_MODEL = "newsroom.Staff"
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
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

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
