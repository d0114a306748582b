"""Django settings. What an operator may change comes from the environment: see `environment.TABLE`."""

import base64
import secrets as random_secrets

from django.utils.translation import gettext_lazy as _

from .environment import database, kept_secret, log_keys, read, refuse_unsafe, var_folder

refuse_unsafe()
MODE = read("MULIN_MODE")
DEBUG = False
SECRET_KEY = kept_secret("MULIN_SECRET_KEY", lambda: random_secrets.token_urlsafe(50))
SEAL_KEYS = kept_secret("MULIN_SEAL_KEYS", lambda: "k1:" + base64.b64encode(random_secrets.token_bytes(32)).decode())
SEAL_KEYS_FILE = var_folder() / "mulin_seal_keys.txt"  # where a made ring lies; `rotate_keys --make` adds to it
INDEX_KEY = read("MULIN_INDEX_KEY")
LOG_KEYS = log_keys()
LOG_NAME = read("MULIN_LOG_NAME")
ALLOWED_HOSTS = read("MULIN_HOSTS").split(",")
ORIGIN = read("MULIN_ORIGIN").rstrip("/")
SMS_URL, SMS_TOKEN = read("MULIN_SMS_URL"), read("MULIN_SMS_TOKEN")
NOTICES = {
    name: read(f"MULIN_{name}")
    for name in (
        "PUSH_KEY", "PUSH_CONTACT", "SMS_KEY", "SMS_SECRET", "SMS_SIGN", "SMS_TEMPLATE", "WECHAT_APPID", "WECHAT_SECRET",
        "WECHAT_TEMPLATE", "WECHAT_ONCE", "WECHAT_SUBSCRIBE", "WECHAT_TOKEN", "ROBOTS", "SMTP", "MAIL_FROM", "NOTICES_A_DAY",
    )
}  # fmt: skip
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    # ours first: our `test` and `check` commands replace Django's
    "mulin.site_",
    "mulin.overview",
    "mulin.doors",
    "mulin.reactions",
    "mulin.journeys",
    "mulin.volunteering",
    "mulin.funds",
    "mulin.activities",
    "mulin.facilities",
    "mulin.childcare",
    "mulin.deliberation",
    "mulin.pacts",
    "mulin.surveys",
    "mulin.elections",
    "mulin.projects",
    "mulin.matters",
    "mulin.ledger",
    "mulin.transparency",
    "mulin.ballots",
    "mulin.notices",
    "mulin.organisations",
    "mulin.people",
    "mulin.places",
    "mulin.kernel.facts",
    "mulin.kernel.jobs",
    "mulin.kernel.once",
    "mulin.kernel.flow",
    "mulin.kernel.ui",
    "mulin.kernel.words",
    "mulin.kernel.calendar",
    "mulin.kernel.search",
    "mulin.kernel.sheets",
    "mulin.kernel.secrets",
    "mulin.kernel.media",
    "mulin.kernel.print",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "mulin.kernel.ui.middleware.OnePolicy",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "mulin.people.middleware.DeskAfterSecondFactor",
    "mulin.organisations.middleware.KnowsWhoAsks",
    "mulin.kernel.media.middleware.HugeRequestsRefused",
    "mulin.kernel.ui.middleware.RefusalsAsPages",
]

ROOT_URLCONF = "mulin.site_.urls"
WSGI_APPLICATION = "mulin.site_.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "mulin.kernel.ui.templatetags.ui",
                "template_partials.templatetags.partials",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mulin.kernel.ui.context.page",
                "mulin.site_.navigation.navigation",
            ],
        },
    }
]

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Limits (sign-in attempts, scans) are shared by all processes, so never per-process memory.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["mulin.people.backends.WithPerson"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
MFA_ADAPTER = "mulin.people.second.SealedSecrets"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
SESSION_ENGINE = "mulin.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "mulin.kernel.ui.errors.stale_form"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", "English")]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

COLLECTED = read("MULIN_STATIC") == "collected"
STATIC_URL = "/static/"
STATIC_ROOT = var_folder() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # hashed names need `collectstatic`, which only `serve` and `demo` run
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not COLLECTED
MEDIA_ROOT = var_folder() / "media"  # never served by the web server: see kernel/media

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
SILENCED_SYSTEM_CHECKS: list[str] = []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if MODE == "production":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = False  # TLS ends at the proxy in front
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"mulin": {"level": "INFO"}},
}
