"""Who is meant by a rule, as one query; and why somebody is."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from mulin.notices import preset
from mulin.notices.models import Bulletin, Consent, Interest, OptOut, Preference
from mulin.notices.rules.audience import ALONE, CHILD, LEAST_AGE, OLD, WITH_CHILD, Rule, read
from mulin.organisations.models import Post
from mulin.organisations.queries import current_posts
from mulin.people.models import Person, Residence
from mulin.places.fields import under, under_any
from mulin.places.models import Place

LANGUAGES = {"zh-hans": "中文", "en": "English"}


def rule_of(bulletin: Bulletin) -> Rule:
    return read(bulletin.rule)


def recipients(rule: Rule, *, scope: str, community_id: int, topic: str, on: date) -> QuerySet[Person]:
    """Everybody the rule picks below the path `scope`, less those who opted out. Whole communities need no look at homes."""
    people = Person.objects.filter(community_id=community_id, left_on=None)
    people = people.filter(Q(born_on=None) | Q(born_on__lte=_years_before(on, LEAST_AGE)))
    paths = list(Place.objects.filter(under(scope), pk__in=rule.places).values_list("path", flat=True)) or [scope]
    is_whole = any(len(path) <= len(scope) and _is_community(path, community_id) for path in paths)
    if rule.posts:
        held = current_posts(on).filter(_any_under(paths, "place__path") | _in_bodies(community_id), kind__in=rule.posts)
        people = people.filter(Exists(held.filter(person=OuterRef("pk"))))
    elif not is_whole:
        people = people.filter(Exists(_current_homes().filter(_any_under(paths, "room__path"), person=OuterRef("pk"))))
    people = _by_traits(people, rule, on)
    if topic not in Bulletin.NOT_OPTIONAL:
        people = people.exclude(Exists(OptOut.objects.filter(person_id=OuterRef("pk"), topic=topic)))
    if rule.is_personal:
        people = people.exclude(Exists(Preference.objects.filter(person_id=OuterRef("pk"), is_personalised=False)))
    return people


def _by_traits(people: QuerySet[Person], rule: Rule, on: date) -> QuerySet[Person]:
    if rule.age_from is not None:
        people = people.filter(born_on__lte=_years_before(on, rule.age_from))
    if rule.age_to is not None:
        people = people.filter(born_on__gt=_years_before(on, rule.age_to + 1))
    if rule.people:
        people = people.filter(nationality="CHN") if rule.people == "chinese" else people.exclude(nationality="CHN")
    if rule.languages:
        people = people.filter(language__in=rule.languages)
    if rule.interests:
        people = people.filter(Exists(Interest.objects.filter(person_id=OuterRef("pk"), name__in=rule.interests)))
    if rule.household:
        consents = Consent.objects.filter(person_id=OuterRef("pk"), purpose=Consent.Purpose.HOUSEHOLD, withdrawn_at=None)
        people = people.filter(Exists(consents), _lives(rule.household, on))
    return people


def _lives(household: str, on: date) -> Q:
    here = _current_homes().filter(person=OuterRef("pk"))
    others = _current_homes().filter(household=OuterRef("household"))
    if household == ALONE:
        number = others.order_by().values("household").annotate(number=Count("pk")).values("number")
        return Q(Exists(here.annotate(number=Subquery(number)).filter(number=1)))
    if household == WITH_CHILD:
        return Q(Exists(here.filter(Exists(others.filter(person__born_on__gt=_years_before(on, CHILD))))))
    return Q(Exists(here.filter(Exists(others.filter(person__born_on__lte=_years_before(on, OLD))))))


def _current_homes() -> QuerySet[Residence]:
    return Residence.objects.filter(until=None)


def _any_under(paths: list[str], field: str) -> Q:
    return under_any(paths, field)


def _in_bodies(community_id: int) -> Q:
    return Q(organisation__community_id=community_id)


def _is_community(path: str, community_id: int) -> bool:
    return str(community_id) in path.split("/") and path.rstrip("/").endswith(str(community_id))


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February
        return on.replace(year=on.year - years, day=28)


def reasons(rule: Rule, *, scope: Place, person: Person | None = None) -> list[str]:
    """In words, why one gets it: of this person where one is given, else of the rule."""
    return list(_reasons(rule, scope, person))


def _reasons(rule: Rule, scope: Place, person: Person | None) -> Iterator[str]:
    places = list(Place.objects.filter(pk__in=rule.places).order_by("path")) or [scope]
    if person is not None:
        homes = list(person.residences.filter(until=None).values_list("room__path", flat=True))
        places = [place for place in places if any(home.startswith(place.path) for home in homes)] or places[:1]
    where = _("、").join(str(place) for place in places)
    yield _("在%(place)s任职") % {"place": where} if rule.posts else _("住在%(place)s") % {"place": where}
    if rule.posts:
        yield _("、").join(str(Post.Kind(kind).label) for kind in rule.posts)
    if rule.age_from is not None and rule.age_to is not None:
        yield _("%(low)s 至 %(high)s 岁") % {"low": rule.age_from, "high": rule.age_to}
    elif rule.age_from is not None:
        yield _("%(low)s 岁以上") % {"low": rule.age_from}
    elif rule.age_to is not None:
        yield _("%(high)s 岁以下") % {"high": rule.age_to}
    if rule.people:
        yield _("外籍居民") if rule.people == "foreign" else _("中国籍居民")
    if rule.languages:
        yield _("使用%(languages)s") % {"languages": _("、").join(LANGUAGES.get(one, one) for one in rule.languages)}
    if rule.interests:
        yield _("对%(things)s感兴趣") % {"things": _("、").join(str(preset.TABLE[one]) for one in rule.interests)}
    if rule.household:
        yield str(preset.HOUSEHOLDS[rule.household])


def why(bulletin: Bulletin, person: Person) -> str:
    """ "您住在长新一村，60 岁以上": the sentence a recipient reads."""
    said = reasons(rule_of(bulletin), scope=bulletin.place, person=person)
    return _("您%(reasons)s，所以收到这条通知。") % {"reasons": _("，").join(said)}
