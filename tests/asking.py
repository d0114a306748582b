"""How often pages ask the database."""

from collections.abc import Mapping

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mulin.kernel.ui.kept import forget
from tests.stage import Stage
from tests.walking import signed_in

MOST_QUERIES = 12


def count_queries(stage: Stage, pages: Mapping[str, str], known: Mapping[str, object]) -> dict[str, int]:
    """By page: its address has the names of `known` in braces; who opens it is said by their name on the stage."""
    counted = {}
    for page, who in pages.items():
        client = signed_in(getattr(stage, who))
        client.get("/help/")  # what a session begins with is not this page's
        forget()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page.format(**known)).status_code == 200, page
        counted[page] = len(asked)
    return counted
