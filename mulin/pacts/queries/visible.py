"""What one may read: everybody what residents were shown; drafts only who keeps pacts there."""

from django.db.models import Q, QuerySet

from mulin.organisations.queries import Standing, community_of
from mulin.pacts.models import Comment, Pact, Version
from mulin.pacts.rules.who import KEEPERS
from mulin.places.fields import under_any


def pacts() -> QuerySet[Pact]:
    return Pact.objects.select_related("place", "community", "keeper")


def shown() -> QuerySet[Pact]:
    """Those of which some version was shown to residents."""
    return pacts().filter(pk__in=Version.objects.filter(status__in=Version.SHOWN).values("pact"))


def visible_to(me: Standing) -> QuerySet[Pact]:
    return shown().filter(community=community_of(me))


def kept_by(me: Standing) -> QuerySet[Pact]:
    """At the desk: those over which one holds a post."""
    return pacts().filter(under_any(me.paths(KEEPERS), "place__path"))


def versions_of(pact: Pact) -> list[Version]:
    """The newest first; each knows its pact."""
    rows = list(pact.versions.order_by("-number"))
    for row in rows:
        row.pact = pact
    return rows


def open_version(pact: Pact) -> Version | None:
    """The one that is being worked on."""
    return pact.versions.filter(status__in=Version.OPEN).order_by("-number").first()


def in_force(pact: Pact) -> Version | None:
    return pact.versions.filter(status=Version.Status.IN_FORCE).first()


def was_heard(version: Version) -> bool:
    """Residents were asked about this text, or about an earlier one since something last came into force."""
    since = (
        Version.objects.filter(pact=version.pact_id, status__in=Version.PASSED, number__lt=version.number)
        .order_by("-number")
        .first()
    )
    asked = Version.objects.filter(pact=version.pact_id, number__lte=version.number, comments_from__isnull=False)
    return asked.filter(number__gt=since.number if since else 0).exists()


def unanswered(version: Version) -> int:
    """Over all texts of this round: a comment is not lost because a new text was begun."""
    return Comment.objects.filter(version__pact=version.pact, answer="").count()


def comments_on(pact: Pact, text: Version) -> QuerySet[Comment]:
    """On this text, and what waits from others: those that wait first, then by the answer."""
    rows = Comment.objects.filter(Q(version=text) | Q(answer=""), version__pact=pact)
    return rows.annotate(elsewhere=Q(answer="") & ~Q(version=text)).select_related("clause", "person", "answered_by").order_by(
        "-elsewhere", "-answer", "id"
    )  # fmt: skip
