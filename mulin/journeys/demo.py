"""A concert that took its room: by the name of the room as a place, like any other place of an activity."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime

from mulin.activities import actions as activities
from mulin.activities.actions import Places
from mulin.facilities.models import Room
from mulin.kernel.access import Refused
from mulin.organisations.queries import holders, standing_of
from mulin.places.models import Place

from . import demo_projects_life


def build(community: Place, *, scale: str, at: datetime) -> None:
    demo_projects_life.build(community, scale=scale, at=at)
    worker = standing_of(holders({"community_worker"}, community.path)[0], on=localdate(at))
    hall = Room.objects.filter(facility__community=community, bookable=True).exclude(place=None).order_by("-seats").first()
    if hall is None:
        return
    concert = activities.write(
        community, by=worker, at=at, kind="show", title="秋日邻里音乐会", title_en="Autumn concert of neighbours",
        words="合唱队、小提琴和一架老钢琴。", words_en="A choir, a violin and an old piano.",
    )  # fmt: skip
    first = localtime(at).replace(hour=14, minute=0, second=0, microsecond=0)
    for days in range(4, 15):
        begins = first + timedelta(days=days)
        try:
            with transaction.atomic():
                activities.add_session(
                    concert, begins_at=begins, ends_at=begins + timedelta(minutes=90), place=hall.place,
                    places=[Places(min(80, hall.seats or 80))], by=worker, at=at,
                )  # fmt: skip
                activities.publish(concert, by=worker, at=at)
        except Refused:  # taken, or closed on that day
            continue
        return
