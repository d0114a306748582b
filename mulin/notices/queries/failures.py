from django.db.models import Q, QuerySet

from mulin.notices.models import Bulletin, Delivery
from mulin.notices.rules.may import MENDERS
from mulin.organisations.queries import Standing, communities_of
from mulin.people.models import Person

FAILED = (Delivery.State.FAILED, Delivery.State.GIVEN_UP)


def failures_visible_to(me: Standing) -> QuerySet[Delivery]:
    """Of people and bulletins of one's communities. Those given up first."""
    if not me.paths(MENDERS):
        return Delivery.objects.none()
    communities = communities_of(me)
    people = Person.objects.filter(community__in=communities).values("pk")
    bulletins = Bulletin.objects.filter(community__in=communities).values("pk")
    seen = Q(notice__person_id__in=people) | Q(bulletin_id__in=bulletins)
    if any(post.kind == "administrator" for post in me.held):
        seen |= Q(notice__person_id=None)  # accounts that are nobody's yet
    return Delivery.objects.filter(seen, state__in=FAILED).order_by("-state", "-id")
