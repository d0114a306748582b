"""Which community a person means at the command line."""

from django.db.models import Q, QuerySet

from mulin.places.models import Place


def named(words: str) -> Place:
    """By 12-digit code (its own, or the only community at or below that place), by name, or by id.

    Raises:
        LookupError: none or several; str(error) lists what there is.
    """
    communities = Place.objects.filter(kind=Place.Kind.COMMUNITY, valid_to=None)
    found = list(communities.filter(Q(code=words) | Q(name=words) | Q(face__name=words))[:2])
    if not found and words.isdecimal() and len(words) == 12:
        found = list(_around(communities, words)[:2])
    if not found and words.isdecimal():
        found = list(communities.filter(pk=int(words)))
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{place.pk} {place.name} {place.code}".strip() for place in communities[:20])
    raise LookupError(f"“{words}” names {'several communities' if found else 'no community'}. There are: {known or 'none yet'}")


def _around(communities: QuerySet[Place], code: str) -> QuerySet[Place]:
    place = Place.objects.filter(code=code, valid_to=None).first()
    if place is None:
        return communities.none()
    if place.community_id:
        return communities.filter(pk=place.community_id)
    return communities.filter(path__startswith=place.path)
