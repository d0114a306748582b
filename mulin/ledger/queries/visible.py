from django.db.models import Q, QuerySet

from mulin.ledger.models import Account, Book, Entry
from mulin.ledger.rules.who import READERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any
from mulin.places.models import Place


def books_visible_to(me: Standing) -> QuerySet[Book]:
    """Books of the communities over which one holds a post that reads them."""
    rows = Book.objects.filter(under_any(me.paths(READERS), "community__path"), community__kind=Place.Kind.COMMUNITY)
    return rows.select_related("community").order_by("kind", "code")


def reads_books(me: Standing) -> bool:
    """Whether a link to an entry leads anywhere."""
    return bool(me.paths(READERS))


def entries_visible_to(me: Standing) -> QuerySet[Entry]:
    return Entry.objects.filter(book__in=books_visible_to(me).order_by())


def accounts_of(kind: str, holder_id: int) -> QuerySet[Account]:
    """accounts_of("person", 12), in the order of their books."""
    return Account.objects.filter(holder_kind=kind, holder_id=holder_id).select_related("book").order_by("book__kind", "id")


def own_accounts(me: Standing) -> QuerySet[Account]:
    """One's own points and minutes."""
    return accounts_of("person", me.person_id) if me.person_id else Account.objects.filter(Q(pk=None))
