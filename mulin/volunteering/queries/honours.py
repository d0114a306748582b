from django.db.models import Q, QuerySet

from mulin.people.models import Account
from mulin.volunteering.models import Honour
from mulin.volunteering.rules import Who

from .visible import communities_kept

WAITING = (Honour.Status.NOMINATED, Honour.Status.ASKED, Honour.Status.AGREED)


def wall(community_id: int, year: int | None = None) -> QuerySet[Honour]:
    """What everybody reads: only what the person agrees to, today."""
    rows = Honour.objects.filter(community=community_id, status=Honour.Status.SHOWN)
    return (rows.filter(year=year) if year else rows).order_by("-year", "-decided_at", "-id")


def years(community_id: int) -> list[int]:
    return list(wall(community_id).order_by("-year").values_list("year", flat=True).distinct())


def own_honours(person_id: int) -> QuerySet[Honour]:
    """Those that ask for the person's answer or carry their name; not those that a worker is still looking at."""
    seen = Q(status__in=("asked", "agreed", "shown", "withdrawn", "declined")) | Q(status="refused", agreed_at__isnull=False)
    return Honour.objects.filter(seen, person=person_id).select_related("community").order_by("-id")


def nominated_by(account_id: int) -> QuerySet[Honour]:
    return Honour.objects.filter(nominated_by=account_id).order_by("-id")


def honours_kept(who: Who) -> QuerySet[Honour]:
    return Honour.objects.filter(community__in=communities_kept(who)).select_related("community", "person")


def honours_waiting(who: Who) -> QuerySet[Honour]:
    return honours_kept(who).filter(status__in=WAITING).order_by("status", "nominated_at", "id")


def person_of_account(account_id: int) -> int | None:
    return Account.objects.filter(pk=account_id).values_list("person", flat=True).first()
