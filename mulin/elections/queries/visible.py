"""What one may read: everybody what was put up; what is in preparation only who organises there."""

from collections.abc import Collection

from django.db.models import QuerySet

from mulin.elections.models import Candidate, Election
from mulin.elections.rules.who import LOOK
from mulin.kernel.access.asking import Standing as Asking
from mulin.organisations.queries import Standing
from mulin.places.fields import under_any


def shown() -> QuerySet[Election]:
    """Put up for everybody at some time."""
    return Election.objects.filter(listed_at__isnull=False).select_related("place", "community")


def public(community_id: int) -> QuerySet[Election]:
    return shown().filter(community=community_id)


def managed_by(me: Standing) -> QuerySet[Election]:
    """At the desk: those over whose place one holds a post."""
    return Election.objects.filter(under_any(me.paths(LOOK), "place__path")).select_related("place", "community")


def may_see_file(_standing: Asking, key: str) -> bool:
    """Pictures of those who stand: as public as the candidacy; before, with who proposed them and the desk, by the page alone."""
    return Candidate.objects.filter(photo=key, status=Candidate.Status.CONFIRMED).exclude(photo="").exists()


def used_files(keys: Collection[str]) -> Collection[str]:
    return set(Candidate.objects.filter(photo__in=list(keys)).values_list("photo", flat=True))
