import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from mulin.kernel.words.compile import compile_all

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mulin.site_.settings")
compile_all()
application = get_wsgi_application()
reverse("site:healthz")  # loads all addresses with their views, so that nobody's first page waits for it

# A page makes tens of thousands of short-lived objects and hardly a cycle. What was loaded at start is never garbage, and
# looking for cycles every 700 objects took up to a third of a page's CPU.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
