"""Audiences kept under a name: how many each means today, who is in, and what puts each one in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext as _

from mulin.kernel.secrets import masks
from mulin.notices import preset
from mulin.notices.models import Audience, Bulletin, Interest
from mulin.notices.rules.audience import Rule, read
from mulin.notices.rules.may import WRITERS
from mulin.organisations.models import Post
from mulin.organisations.queries import Standing, current_posts
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under_any
from mulin.places.models import Place

from .audience import LANGUAGES, recipients


def audiences_visible_to(me: Standing) -> QuerySet[Audience]:
    return Audience.objects.filter(under_any(me.paths(WRITERS)))


def meant(row: Audience | Bulletin, on: date) -> QuerySet[Person]:
    """An audience is counted as for a topic that one may have switched off, of which nobody has."""
    topic = row.topic if isinstance(row, Bulletin) else Bulletin.Topic.SAFETY
    return recipients(read(row.rule), scope=row.path, community_id=row.community_id, topic=topic, on=on)


def counts(rows: Collection[Audience], on: date) -> dict[int, int]:
    """How many each means, all in one query."""
    numbers = {
        f"of_{row.pk}": Subquery(meant(row, on).order_by().values("community_id").annotate(number=Count("pk")).values("number"))
        for row in rows
    }
    if not numbers:
        return {}
    first = next(iter(rows)).community_id
    found = Place.objects.filter(pk=first).annotate(**numbers).values(*numbers).get()
    return {int(name.removeprefix("of_")): number or 0 for name, number in found.items()}


@dataclass(frozen=True)
class Member:
    """`grounds`: what about this person the rule asks for, in words."""

    person_id: int
    name: str  # masked
    homes: str
    grounds: list[str]
    has_phone: bool


def members(people: Collection[Person], rule: Rule, on: date) -> list[Member]:
    """Of one page; three queries more at most, whatever their number. `people` with their homes (`with_homes`)."""
    ids = [one.pk for one in people]
    interests: dict[int, list[str]] = {}
    if rule.interests:
        for person_id, name in Interest.objects.filter(person_id__in=ids, name__in=rule.interests).values_list(
            "person_id", "name"
        ):
            interests.setdefault(person_id, []).append(str(preset.TABLE[name]))
    posts: dict[int, list[str]] = {}
    if rule.posts:
        for person_id, kind in current_posts(on).filter(person__in=ids, kind__in=rule.posts).values_list("person", "kind"):
            posts.setdefault(person_id, []).append(str(Post.Kind(kind).label))
    return [_member(one, rule, on, interests.get(one.pk, []), posts.get(one.pk, [])) for one in people]


def with_homes(people: QuerySet[Person]) -> QuerySet[Person]:
    homes = Residence.objects.filter(until=None).select_related("room")
    has_account = Exists(Account.objects.filter(person=OuterRef("pk"), is_active=True))
    return (
        people.annotate(has_account=has_account).prefetch_related(Prefetch("residences", homes, to_attr="homes")).order_by("pk")
    )


def _member(person: Person, rule: Rule, on: date, interests: list[str], posts: list[str]) -> Member:
    homes = _("、").join(str(home.room) for home in person.homes)  # type: ignore[attr-defined]  # prefetched
    grounds = [_("住在%(place)s") % {"place": homes}] if homes else [_("在本社区登记")]
    grounds += posts
    if person.born_on and (rule.age_from is not None or rule.age_to is not None):
        age = on.year - person.born_on.year - ((on.month, on.day) < (person.born_on.month, person.born_on.day))
        grounds.append(_("%(age)s 岁") % {"age": age})
    if rule.people:
        grounds.append(_("外籍居民") if rule.people == "foreign" else _("中国籍居民"))
    if rule.languages:
        grounds.append(_("使用%(languages)s") % {"languages": LANGUAGES.get(person.language, person.language)})
    if interests:
        grounds.append(_("对%(things)s感兴趣") % {"things": _("、").join(interests)})
    if rule.household:
        grounds.append(_("%(household)s，本人同意用") % {"household": preset.HOUSEHOLDS[rule.household]})
    can_read = bool(person.phone_mask) or person.has_account  # type: ignore[attr-defined]  # annotated
    return Member(person.pk, masks.name(person.name), homes, grounds, can_read)
