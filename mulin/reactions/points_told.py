"""Who hears what of points, of the shop and of honours."""

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.organisations.queries import holders
from mulin.volunteering import facts
from mulin.volunteering.models import Appeal, Award, Honour, Order


def who_earned(fact: facts.PointsEarned, *, source: Fact) -> None:
    """What was granted on an appeal is told as its answer."""
    made = Award.objects.get(pk=fact.award_id)
    if made.amount and made.rule_id is not None:
        _tell(fact.person_id, "points.earned", source, reverse("volunteering:points"), title=made.title, points=made.amount)


def who_loses(fact: facts.PointsTakenBack, *, source: Fact) -> None:
    if fact.amount:
        title = Award.objects.values_list("title", flat=True).get(pk=fact.award_id)
        _tell(fact.person_id, "points.taken_back", source, reverse("volunteering:points"), title=title, points=fact.amount)


def who_appealed(fact: facts.AppealAnswered, *, source: Fact) -> None:
    asked = Appeal.objects.get(pk=fact.appeal_id)
    url = reverse("volunteering:points_appeal_page", args=[asked.pk])
    _tell(
        fact.person_id,
        "points.granted" if asked.amount else "points.refused",
        source,
        url,
        points=asked.amount,
        note=asked.answer,
    )


def heads_of_a_late_appeal(fact: facts.AppealOverdue, *, source: Fact) -> None:
    asked = Appeal.objects.select_related("community", "person").get(pk=fact.appeal_id)
    url = reverse("volunteering:desk_appeal", args=[asked.pk])
    for person in holders({"secretary"}, asked.community.path, on=localdate(source.happened_at)):
        _tell(person.pk, "points.overdue", source, url, name=asked.person.name)


def who_is_served(fact: facts.OrderPlaced, *, source: Fact) -> None:
    """Whom a worker redeemed for; who did it themselves sees it before them."""
    if not fact.by_person:
        order = _order(fact.order_id)
        due = order.fetch_by.isoformat()
        _tell(fact.person_id, "shop.placed", source, _url(order), title=order.item.name, due=due, place=order.item.where)


def who_fetched(fact: facts.OrderHanded, *, source: Fact) -> None:
    order = _order(fact.order_id)
    _tell(fact.person_id, "shop.handed", source, _url(order), title=order.item.name, points=order.points)


def who_gets_points_back(fact: facts.OrderEnded, *, source: Fact) -> None:
    order = _order(fact.order_id)
    if not fact.by_person:
        kind = "shop.expired" if fact.expired else "shop.cancelled"
        _tell(fact.person_id, kind, source, _url(order), title=order.item.name, points=order.points, note=order.words)


def who_is_nominated(fact: facts.ConsentAsked, *, source: Fact) -> None:
    title = Honour.objects.values_list("title", flat=True).get(pk=fact.honour_id)
    _tell(fact.person_id, "honours.asked", source, reverse("volunteering:honour", args=[fact.honour_id]), title=title)


def who_is_honoured(fact: facts.HonourDecided, *, source: Fact) -> None:
    """The person, where they know of it, and who nominated them, once it is on the wall."""
    honour = Honour.objects.get(pk=fact.honour_id)
    url = reverse("volunteering:honour", args=[honour.pk])
    if honour.person_id is not None and honour.agreed_at is not None:
        _tell(honour.person_id, "honours.shown" if fact.granted else "honours.refused", source, url, title=honour.title)
    if fact.granted:
        key = f"fact {source.pk} nominee {honour.nominated_by}"
        wall = reverse("volunteering:honours")
        notices.tell(account_id=honour.nominated_by, kind="honours.nominee_shown", url=wall, once_key=key, at=source.happened_at)


def _order(pk: int) -> Order:
    return Order.objects.select_related("item").get(pk=pk)


def _url(order: Order) -> str:
    return reverse("volunteering:order", args=[order.pk])


def _tell(person_id: int, kind: str, source: Fact, url: str, **values: object) -> None:
    key = f"fact {source.pk} {kind} {person_id}"
    notices.tell(person_id=person_id, kind=kind, values=values, url=url, once_key=key, at=source.happened_at)
