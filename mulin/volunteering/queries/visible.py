"""What one may read. A shift's list of names is for those who run it; other neighbours see how many places are left."""

from datetime import datetime

from django.db.models import Q, QuerySet

from mulin.organisations.queries import communities_of
from mulin.volunteering.models import Certificate, Record, Shift, Volunteer
from mulin.volunteering.rules import KEEPERS, Who


def communities_kept(who: Who) -> set[int]:
    """Communities in which a post that keeps volunteers is held."""
    if "kept" not in who.known:
        paths = who.standing.paths(KEEPERS)
        who.known["kept"] = {
            place.pk
            for place in (communities_of(who.standing) if paths else ())
            if any(place.path.startswith(path) or path.startswith(place.path) for path in paths)
        }
    return who.known["kept"]


def volunteers_visible_to(who: Who) -> QuerySet[Volunteer]:
    seen = Q(community__in=communities_kept(who)) | Q(memberships__team__in=who.leads, memberships__until=None)
    if who.standing.person_id is not None:
        seen |= Q(person_id=who.standing.person_id) | Q(guardian_id=who.standing.person_id)
    return Volunteer.objects.filter(pk__in=Volunteer.objects.filter(seen).values("pk"))


def shifts_open_to(community_id: int, at: datetime) -> QuerySet[Shift]:
    """Shifts that anybody may read: those ahead and under way."""
    return Shift.objects.filter(duty__community=community_id, ends_at__gt=at).exclude(status=Shift.Status.DONE)


def records_visible_to(who: Who) -> QuerySet[Record]:
    seen = Q(volunteer__community__in=communities_kept(who)) | Q(team__in=who.leads)
    if who.standing.person_id is not None:
        seen |= Q(volunteer__person_id=who.standing.person_id)
    return Record.objects.filter(seen)


def certificates_on_notice(community_id: int) -> QuerySet[Certificate]:
    """公示: anybody may read what is to be certified, to whom only by the first character."""
    rows = Certificate.objects.filter(volunteer__community=community_id, status=Certificate.Status.PUBLIC_NOTICE)
    return rows.order_by("notice_to", "id")


def certificates_visible_to(who: Who) -> QuerySet[Certificate]:
    seen = Q(volunteer__community__in=communities_kept(who))
    if who.standing.person_id is not None:
        seen |= Q(volunteer__person_id=who.standing.person_id)
    return Certificate.objects.filter(seen)
