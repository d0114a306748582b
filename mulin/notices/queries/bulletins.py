from datetime import datetime

from django.db.models import Count, Q, QuerySet

from mulin.notices.models import Bulletin, Delivery, Notice
from mulin.notices.rules.may import READERS
from mulin.organisations.queries import Standing
from mulin.places.fields import under

S = Bulletin.Status


def bulletins_visible_to(me: Standing) -> QuerySet[Bulletin]:
    """At the desk: of places in, above or below one's posts, and one's own."""
    seen = Q(by_id=me.person_id)
    for path in me.paths(READERS):
        seen |= under(path) | Q(path__in=_above(path))
    return Bulletin.objects.filter(seen)


def _above(path: str) -> list[str]:
    parts = path.rstrip("/").split("/")
    return ["/".join(parts[:number]) + "/" for number in range(1, len(parts))]


def public(at: datetime, community_id: int | None = None) -> QuerySet[Bulletin]:
    """For everybody, picked by nobody's traits (PIPL art. 24). What was withdrawn stays, marked as such."""
    rows = Bulletin.objects.filter(status__in=[S.PUBLISHED, S.WITHDRAWN], send_at__lte=at)
    return (rows.filter(community_id=community_id) if community_id else rows).order_by("-send_at", "-id")


def is_told(bulletin: Bulletin, me: Standing) -> bool:
    return me.person_id is not None and Notice.objects.filter(bulletin_id=bulletin.pk, person_id=me.person_id).exists()


def figures(bulletin: Bulletin) -> dict[str, int]:
    """Counts that open their rows: of inboxes, read ones, and deliveries by channel and state ("sms.sent")."""
    rows = (
        Delivery.objects.filter(bulletin_id=bulletin.pk).values_list("channel", "state").annotate(number=Count("pk")).order_by()
    )
    found = {f"{channel}.{state}": number for channel, state, number in rows}
    inboxes = Notice.objects.filter(bulletin_id=bulletin.pk)
    return {"inbox": inboxes.count(), "read": inboxes.exclude(read_at=None).count()} | found
