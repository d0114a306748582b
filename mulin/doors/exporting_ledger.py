"""The books of a community for outside programs: beancount to check them, a table to calculate with."""

from pathlib import Path

from mulin.kernel.sheets import writing
from mulin.ledger import queries
from mulin.ledger.models import Book, Line
from mulin.places.models import Place

FORMATS = ["beancount", "csv", "xlsx"]


def write(community: Place, file: Path, *, book: str, form: str) -> None:
    """
    Raises:
        LookupError: no book of this code. ValueError: no such format.
    """
    if form not in FORMATS:
        raise ValueError(f"{file}: say --format beancount, csv or xlsx")
    there = Book.objects.filter(community=community).order_by("code")
    books = there.filter(code=book) if book else there
    if book and not books:
        known = ", ".join(there.values_list("code", flat=True))
        raise LookupError(f"There is no book {book}; there are: {known or 'none yet'}")
    if form == "beancount":
        with queries.one_moment(), file.open("w", encoding="utf-8") as text:
            text.writelines(queries.beancount(books))
        return
    rows = queries.rows(Line.objects.filter(entry__book__in=books.order_by()))
    with queries.one_moment(), file.open("wb") as target:
        if form == "csv":
            target.writelines(writing.write_csv(queries.HEADERS, rows))
        else:
            writing.write_xlsx(target, queries.HEADERS, rows)
