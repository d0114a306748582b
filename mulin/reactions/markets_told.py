"""Who hears what of stalls, and of activities that two communities hold together."""

from collections.abc import Iterable

from django.urls import reverse

from mulin.activities import facts, queries
from mulin.activities.models import Claim, Hosting
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices
from mulin.people.models import Account


def who_looks(fact: facts.StallClaimed, *, source: Fact) -> None:
    """Where somebody looks at what is offered: who wrote the market."""
    claim = _claim(fact.claim_id)
    if claim.status == Claim.Status.ASKED:
        url = reverse("activities:desk_stalls", args=[claim.session_id])
        _tell([claim.session.activity.made_by], "activities.stall_waits", source, url, **_stall(claim), sign=claim.sign)


def who_has_it(fact: facts.StallApproved, *, source: Fact) -> None:
    claim = _claim(fact.claim_id)
    _tell([fact.person_id], "activities.stall_stands", source, _page(claim), **_stall(claim))


def who_was_refused(fact: facts.StallRefused, *, source: Fact) -> None:
    claim = _claim(fact.claim_id)
    _tell([fact.person_id], "activities.stall_refused", source, _page(claim), **_stall(claim), note=fact.note)


def who_was_moved(fact: facts.StallMoved, *, source: Fact) -> None:
    """Whoever moved the own stall knows."""
    claim = _claim(fact.claim_id)
    mover = Account.objects.filter(pk=source.actor_id or 0).values_list("person_id", flat=True).first()
    if mover != fact.person_id:
        said = _stall(claim) | {"stall": fact.after}
        _tell([fact.person_id], "activities.stall_moved", source, _page(claim), **said, old=fact.before)


def who_answers(fact: facts.HostingAsked, *, source: Fact) -> None:
    hosting = _hosting(fact.hosting_id)
    url = reverse("activities:desk_hosted", args=[hosting.pk])
    home = hosting.activity.community
    people = queries.who_answers(hosting)
    _tell(people, "activities.hosting_asked", source, url, title=_title(hosting), community=home.name)


def who_asked(fact: facts.HostingAnswered, *, source: Fact) -> None:
    hosting = _hosting(fact.hosting_id)
    kind = "activities.hosting_accepted" if fact.accepted else "activities.hosting_declined"
    said = {"title": _title(hosting), "community": str(hosting.body or hosting.community.name), "note": hosting.note}
    _tell([hosting.asked_by], kind, source, reverse("activities:desk_hosts", args=[hosting.activity_id]), **said)


def both_sides(fact: facts.HostingEnded, *, source: Fact) -> None:
    """Whoever ended it knows."""
    hosting = _hosting(fact.hosting_id)
    said = {"title": _title(hosting), "note": hosting.note}
    theirs = [person for person in queries.who_answers(hosting) if person != hosting.answered_by]
    there, here = (
        reverse("activities:desk_hosted", args=[hosting.pk]),
        reverse("activities:desk_hosts", args=[hosting.activity_id]),
    )
    _tell(theirs, "activities.hosting_ended", source, there, **said, community=hosting.activity.community.name)
    if hosting.asked_by != hosting.answered_by:
        name = str(hosting.body or hosting.community.name)
        _tell([hosting.asked_by], "activities.hosting_ended", source, here, **said, community=name)


def _claim(pk: int) -> Claim:
    return Claim.objects.select_related("session__activity", "stall").get(pk=pk)


def _hosting(pk: int) -> Hosting:
    return Hosting.objects.select_related("activity__community", "community", "body").get(pk=pk)


def _title(hosting: Hosting) -> str:
    return hosting.activity.title


def _stall(claim: Claim) -> dict[str, str]:
    activity = claim.session.activity
    return {
        "title": activity.title, "title_en": activity.title_en, "at": claim.session.begins_at.isoformat(), "stall": claim.stall.number,
    }  # fmt: skip


def _page(claim: Claim) -> str:
    return reverse("activities:own_claim", args=[claim.pk])


def _tell(people: Iterable[int], kind: str, source: Fact, url: str, **values: object) -> None:
    for person_id in sorted(set(people)):
        notices.tell(
            person_id=person_id, kind=kind, values=values, url=url, once_key=f"fact {source.pk} {kind} {person_id}",
            at=source.happened_at,
        )  # fmt: skip
