from datetime import datetime

from django.db import transaction

from mulin.kernel.access import require
from mulin.matters import rules
from mulin.matters.models import Follow, Matter
from mulin.organisations.queries import Standing

from . import story


@transaction.atomic
def follow(matter: Matter, *, by: Standing, at: datetime) -> Matter:
    """Hear of it from now on. Following twice is following once."""
    matter = story.lock(matter)
    require(rules.may_follow(by, matter))
    if by.account_id is not None and not matter.follows.filter(account_id=by.account_id).exists():
        Follow.objects.create(matter=matter, account_id=by.account_id, since=at)
        matter.followers += 1
        matter.save(update_fields=["followers"])
    return matter


@transaction.atomic
def unfollow(matter: Matter, *, by: Standing, at: datetime) -> Matter:
    matter = story.lock(matter)
    matter.followers -= matter.follows.filter(account_id=by.account_id or 0).delete()[0]
    matter.save(update_fields=["followers"])
    return matter
