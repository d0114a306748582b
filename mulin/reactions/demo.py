"""What followed in the demo community: everybody has been told, and has read most of it."""

from datetime import datetime, timedelta

from mulin.kernel.facts.relay import drain
from mulin.notices.models import Notice
from mulin.places.models import Place

UNREAD = 3  # the latest ones of each inbox
TILL_READ = timedelta(hours=5)


def build(community: Place, *, scale: str, at: datetime) -> None:
    while drain(500):
        pass
    seen: dict[tuple[int | None, int | None], int] = {}
    read = []
    for notice in Notice.objects.order_by("-sent_at", "-id").iterator():
        reader = (notice.person_id, notice.account_id)
        seen[reader] = seen.get(reader, 0) + 1
        if seen[reader] > UNREAD:
            notice.read_at = min(at, notice.sent_at + TILL_READ)
            read.append(notice)
    Notice.objects.bulk_update(read, ["read_at"], batch_size=500)
