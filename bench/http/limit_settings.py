"""Nothing but what the minimal page needs, on the database of the bench."""

from mulin.site_.settings import ALLOWED_HOSTS, DATABASES, DEFAULT_AUTO_FIELD, SECRET_KEY, TIME_ZONE, USE_TZ

__all__ = ["ALLOWED_HOSTS", "DATABASES", "DEFAULT_AUTO_FIELD", "SECRET_KEY", "TIME_ZONE", "USE_TZ"]

INSTALLED_APPS = ["bench"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.http.limit"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
WSGI_APPLICATION = "bench.http.wsgi.application"
