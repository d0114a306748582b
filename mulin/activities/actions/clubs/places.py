from datetime import datetime

from mulin.activities.models import Club, Group
from mulin.activities.queries import clubs as queries


def refresh(club: Club, at: datetime) -> None:
    """Places kept for members are for those who are members now. Under the club's lock, so that two changes never cross."""
    ahead = Group.objects.filter(
        kind=Group.For.MEMBERS, session__activity__club=club, session__status="planned", session__ends_at__gt=at
    )
    ahead.update(members=queries.member_ids(club.pk))
