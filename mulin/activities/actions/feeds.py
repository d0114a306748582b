import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities.models import Feed
from mulin.kernel.access import Refused
from mulin.organisations.queries import Standing
from mulin.people.models import Person


@transaction.atomic
def make_feed(person: Person, *, by: Standing, at: datetime) -> Feed:
    """A new address for one's calendar; the old one opens nothing any more."""
    if by.person_id != person.pk:
        raise Refused(_("日历地址由本人来做。"))
    feed, _new = Feed.objects.update_or_create(person=person, defaults={"token": secrets.token_urlsafe(32), "made_at": at})
    return feed
