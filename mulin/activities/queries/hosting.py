"""Activities of two communities: who is asked, what each desk sees, and the communities one may ask."""

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.timezone import localdate

from mulin.activities.models import Activity, Hosting, Session, Signup
from mulin.activities.rules import ORGANISERS
from mulin.kernel.bilingual import in_language
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, current_posts, holders
from mulin.places.models import Community, Place

ACCEPTED = Hosting.Status.ACCEPTED


def held_with(community_id: int) -> QuerySet[Hosting]:
    """What this community holds together with another, which it belongs to. Its `activity` is the key."""
    return Hosting.objects.filter(community=community_id, status=ACCEPTED)


def of_community(community_id: int, prefix: str = "activity") -> Q:
    """Its own activities and those it holds with others, seen from a session (or, with prefix "", from an activity)."""
    own, key = (f"{prefix}__community", prefix) if prefix else ("community", "pk")
    return Q(**{own: community_id}) | Q(**{f"{key}__in": held_with(community_id).values("activity")})


def hostings_visible_to(me: Standing) -> QuerySet[Hosting]:
    """Those that the own community or one of its bodies was asked for, by whoever answers for it."""
    found = Q(body__in=me.units()) if me.units() else Q(pk__in=[])
    for path in me.paths(ORGANISERS):
        found |= Q(path__startswith=path)
    return Hosting.objects.filter(found).select_related("activity__community", "community", "body")


def hostings_of(activity: Activity) -> list[Hosting]:
    return list(Hosting.objects.filter(activity=activity).select_related("community", "body"))


def hosted_sessions(hosting: Hosting) -> QuerySet[Session]:
    return Session.objects.filter(activity=hosting.activity_id).defer("draw").select_related("place").order_by("begins_at", "id")


def own_residents(hosting: Hosting) -> QuerySet[Signup]:
    """Sign-ups of the hosting community's own residents, and of nobody else."""
    rows = Signup.objects.filter(
        session__activity=hosting.activity_id, person__community=hosting.community_id, status__in=[*Signup.STANDING, "off"]
    )
    return rows.select_related("person", "group", "session__activity").order_by("session__begins_at", "id")


def heads_by_community(activity: Activity) -> dict[str, tuple[int, int]]:
    """Name of a community → (sign-ups with a place, heads). Counts only."""
    rows = Signup.objects.filter(session__activity=activity, status__in=Signup.SEATED).values("person__community__name")
    return {row["person__community__name"]: (row["n"], row["heads"]) for row in rows.annotate(n=Count("id"), heads=Sum("seats"))}


def communities_to_ask(activity: Activity) -> QuerySet[Place]:
    asked = Hosting.objects.filter(activity=activity, status__in=("asked", "accepted")).values("community")
    rows = Place.objects.filter(pk__in=Community.objects.values("place"), valid_to=None)
    return rows.exclude(pk=activity.community_id).exclude(pk__in=asked).order_by("name", "id")


def bodies_to_ask(activity: Activity) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(community__in=communities_to_ask(activity).values("pk"), closed_on=None)
    return rows.select_related("community").order_by("community__name", "name")


def who_answers(hosting: Hosting) -> list[int]:
    """Workers of the community that is asked, and whoever acts for its body."""
    people = {person.pk for person in holders(ORGANISERS, hosting.path)}
    acting = current_posts(localdate()).filter(organisation=hosting.body_id, kind__in=("handler", "unit_lead"))
    return sorted(people | set(acting.values_list("person_id", flat=True) if hosting.body_id else ()))


def hosts_named(activity: Activity) -> list[str]:
    """Other communities that hold it too, or their bodies. No query where nobody does."""
    if not activity.guests:
        return []
    rows = Hosting.objects.filter(activity=activity, status=ACCEPTED).select_related("community__face", "body").order_by("id")
    return [str(row.body) if row.body else in_language(row.community.face.name, row.community.face.name_en) for row in rows]
