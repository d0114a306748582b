"""Who hears of invitations to help, of guardians' consents and of minutes that will expire."""

from django.urls import reverse

from mulin.kernel.facts.models import Fact
from mulin.organisations.queries import holders
from mulin.volunteering import facts
from mulin.volunteering.models import Expiry, Help, Volunteer

from .volunteering_told import _tell

BANK = "volunteering:bank"


def who_is_invited(fact: facts.VolunteerInvited, *, source: Fact) -> None:
    asked = Help.objects.get(pk=fact.help_id)
    url = reverse("volunteering:help", args=[asked.pk])
    _tell([fact.person_id], "volunteering.invited", source, url, **_what(asked), minutes=asked.minutes)


def who_need_not_answer(fact: facts.InvitationsOver, *, source: Fact) -> None:
    asked = Help.objects.get(pk=fact.help_id)
    gone = asked.helper_id is not None
    kind = "volunteering.invitation_taken" if gone else "volunteering.invitation_over"
    _tell(fact.person_ids, kind, source, reverse(BANK), **_what(asked))


def workers_where_nobody_can(fact: facts.HelpUnanswered, *, source: Fact) -> None:
    asked = Help.objects.select_related("community").get(pk=fact.help_id)
    workers = [person.pk for person in holders({"community_worker"}, asked.community.path)]
    _tell(workers, "volunteering.unanswered", source, reverse("volunteering:desk_matches", args=[asked.pk]), **_what(asked))


def who_found_nobody(fact: facts.HelpLapsed, *, source: Fact) -> None:
    asked = Help.objects.get(pk=fact.help_id)
    url = reverse("volunteering:help", args=[asked.pk])
    _tell([fact.person_id], "volunteering.help_lapsed", source, url, **_what(asked), minutes=asked.minutes)


def guardian(fact: facts.GuardianNamed, *, source: Fact) -> None:
    ward = Volunteer.objects.select_related("person").get(pk=fact.volunteer_id)
    _tell([fact.person_id], "volunteering.guardian", source, reverse("volunteering:guardians"), name=ward.person.name)


def ward(fact: facts.GuardianAnswered, *, source: Fact) -> None:
    """The child hears it, and the guardian too when a worker wrote it down."""
    of = Volunteer.objects.select_related("person").get(pk=fact.volunteer_id)
    kind = "volunteering.guardian_agreed" if fact.agrees else "volunteering.guardian_withdrew"
    told = {of.person_id} | ({fact.person_id} if fact.noted_by != fact.person_id else set())
    _tell(told, kind, source, reverse("volunteering:home"), name=of.person.name)


def owner_of_expiring_minutes(fact: facts.MinutesExpiring, *, source: Fact) -> None:
    kind = "volunteering.expiring_soon" if fact.again else "volunteering.expiring"
    _tell([fact.person_id], kind, source, reverse(BANK), minutes=fact.minutes, day=fact.on)


def owner_of_expired_minutes(fact: facts.MinutesExpired, *, source: Fact) -> None:
    row = Expiry.objects.get(pk=fact.expiry_id)
    _tell([fact.person_id], "volunteering.expired", source, reverse(BANK), minutes=fact.minutes, months=row.months)


def owner_of_minutes_that_stay(fact: facts.MinutesKept, *, source: Fact) -> None:
    _tell([fact.person_id], "volunteering.minutes_kept", source, reverse(BANK), minutes=fact.minutes)


def _what(asked: Help) -> dict[str, str]:
    return {"title": asked.words[:60], "at": asked.wanted_from.isoformat()}
