"""Who hears what of a matter. Each follow-up is named by a fact in `table.py`; the words stand in `notices.words`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.kernel.facts.models import Fact
from mulin.matters import facts
from mulin.matters.models import Clock, Matter
from mulin.matters.queries import destinations
from mulin.matters.queries.saying import BADGES, FOR_NEIGHBOURS, holder_of
from mulin.notices import actions as notices
from mulin.organisations.queries import current_posts
from mulin.people.models import Account

from .addressing import Reader, person, read_by

STEP_WORDS = {"accept": "接单", "arrive": "到场", "handle": "办理", "verify": "核实", "self": "自治先办", "close": "办结"}


def reporter_who_has_it(fact: facts.MatterReported, *, source: Fact) -> None:
    matter = _matter(fact.matter_id)
    named = matter.unit_id is not None or matter.handler_id is not None
    _to_reporter(matter, "matter.received" if named else "matter.received_desk", source, to_the_doer=True)


def holder_of_an_offer(fact: facts.MatterDispatched, *, source: Fact) -> None:
    _to_people(_matter(fact.matter_id), "matter.offered", source, _people_of(fact.unit_id, fact.person_id))


def helper(fact: facts.HelperJoined, *, source: Fact) -> None:
    _to_people(_matter(fact.matter_id), "matter.help", source, _people_of(fact.unit_id, fact.person_id))


def reporter_of_acceptance(fact: facts.MatterAccepted, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.accepted", source)


def desk_of_a_return(fact: facts.MatterReturned, *, source: Fact) -> None:
    matter = _matter(fact.matter_id)
    desk = _holders(("community_worker", "secretary") if matter.dispute else ("community_worker",), matter)
    _to_people(matter, "matter.returned", source, desk, returns=fact.returns, note=fact.note)


def reporter_of_arrival(fact: facts.HandlerArrived, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.arrived", source)


def reporter_of_a_question(fact: facts.MatterPaused, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.asked", source, note=fact.note)


def handler_of_more(fact: facts.MatterResumed, *, source: Fact) -> None:
    _to_lead(_matter(fact.matter_id), "matter.told", source)


def checkers(fact: facts.VerificationAsked, *, source: Fact) -> None:
    """The nearest grid worker who did not do it; else the desk."""
    matter = _matter(fact.matter_id)
    near = [one for one in _holders(("grid_worker",), matter) if one != matter.handler_id]
    _to_people(matter, "matter.verify", source, near[:1] or _holders(("community_worker",), matter))


def handler_of_refusal(fact: facts.MatterRefused, *, source: Fact) -> None:
    _to_lead(_matter(fact.matter_id), "matter.refused", source, note=fact.note)


def reporter_of_an_answer(fact: facts.MatterAnswered, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.answered", source, note=fact.note)


def followers(fact: Any, *, source: Fact) -> None:
    """Everyone who follows, of any step that neighbours care for."""
    matter = _matter(fact.matter_id)
    accounts = list(matter.follows.values_list("account_id", flat=True))
    known = dict(Account.objects.filter(pk__in=accounts).values_list("pk", "person"))
    readers = [person(known[account]) if known.get(account) else Reader(account_id=account) for account in accounts]
    _tell(matter, "matter.progress", source, readers)


def reporter_of_closing(fact: facts.MatterClosed, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.closed", source)


def handler_of_the_verdict(fact: facts.MatterClosed | facts.MatterRated, *, source: Fact) -> None:
    if fact.verdict:
        _to_lead(_matter(fact.matter_id), "matter.rated", source, verdict=str(Matter.Verdict(fact.verdict).label))


def handler_of_reopening(fact: facts.MatterReopened, *, source: Fact) -> None:
    _to_lead(_matter(fact.matter_id), "matter.reopened", source, note=fact.note)


def reporter_of_refusal(fact: facts.MatterVoided, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.voided", source, note=fact.note)


def reporter_of_a_merge(fact: facts.MatterMerged, *, source: Fact) -> None:
    into = Matter.objects.get(pk=fact.into_id)
    _to_reporter(_matter(fact.matter_id), "matter.merged", source, into=into.number)


def reporter_of_an_undone_merge(fact: facts.MatterUnmerged, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.unmerged", source)


def reporter_of_joint_governance(fact: facts.MatterStaged, *, source: Fact) -> None:
    _to_reporter(_matter(fact.matter_id), "matter.staged", source)


def holder_of_a_deadline(fact: facts.MatterReminded, *, source: Fact) -> None:
    """Who has it; where nobody has it yet, the desk."""
    matter = _matter(fact.matter_id)
    more = {"step": STEP_WORDS[fact.clock], "due": fact.due_at}
    if fact.clock == Clock.Kind.VERIFY:
        _to_people(matter, "matter.reminder", source, _holders(("grid_worker", "community_worker"), matter), **more)
    elif matter.unit_id or matter.handler_id:
        _to_lead(matter, "matter.reminder", source, **more)
    else:
        _to_people(matter, "matter.reminder", source, _holders(("community_worker",), matter), **more)


def level_above(fact: facts.MatterEscalated, *, source: Fact) -> None:
    """The posts of the level it climbed to; where a level has nobody, the next one up."""
    matter, level = _matter(fact.matter_id), fact.level
    found: list[int] = []
    while not found and level <= Matter.Level.STREET:
        found = _holders(destinations.POSTS_OF_LEVEL[level], matter)
        level += 1
    _to_people(matter, "matter.escalated", source, found, step=STEP_WORDS[fact.clock], level=str(Matter.Level(fact.level).label))


def reporter_of_escalation(fact: facts.MatterEscalated, *, source: Fact) -> None:
    step, level = STEP_WORDS[fact.clock], str(Matter.Level(fact.level).label)
    _to_reporter(_matter(fact.matter_id), "matter.escalated_reporter", source, step=step, level=level)


def _matter(matter_id: int) -> Matter:
    return Matter.objects.select_related("place", "unit", "handler").get(pk=matter_id)


def _to_reporter(matter: Matter, kind: str, source: Fact, *, to_the_doer: bool = False, **more: Any) -> None:
    _tell(matter, kind, source, [read_by(matter.reporter_id, matter.reporter_account)], to_the_doer=to_the_doer, **more)


def _to_lead(matter: Matter, kind: str, source: Fact, **more: Any) -> None:
    people = [matter.handler_id] if matter.handler_id else _people_of(matter.unit_id, None)
    _to_people(matter, kind, source, people, **more)


def _to_people(matter: Matter, kind: str, source: Fact, people: Iterable[int | None], **more: Any) -> None:
    _tell(matter, kind, source, [person(one) for one in people if one is not None], **more, at_desk=True)


def _tell(
    matter: Matter, kind: str, source: Fact, readers: Iterable[Reader | None], *, at_desk: bool = False, to_the_doer: bool = False,
    **more: Any,
) -> None:  # fmt: skip
    """Whoever did it is not told of it, but for a receipt."""
    status = Matter.Status(matter.status)
    url = f"/desk/matters/{matter.number}/" if at_desk else reverse("matters:matter", args=[matter.number])
    values = {
        "title": matter.title, "number": matter.number, "place": str(matter.place), "holder": holder_of(matter),
        "due": _instant(matter.due_at), "status": str(FOR_NEIGHBOURS.get(status, BADGES[status][0])),
    } | more  # fmt: skip
    for reader in readers:
        own = reader is not None and reader.person_id is not None and reader.person_id == source.actor_id
        if reader is not None and (to_the_doer or not own):
            key = f"{source.pk}:{kind}:{reader.key}"
            notices.tell(
                person_id=reader.person_id, account_id=reader.account_id, kind=kind, values=values, url=url,
                once_key=key, at=source.happened_at,
            )  # fmt: skip


def _people_of(unit_id: int | None, person_id: int | None) -> list[int]:
    """The person, or everyone who works for the unit."""
    if person_id is not None:
        return [person_id]
    posts = current_posts(localdate()).filter(organisation=unit_id, kind__in=["handler", "unit_lead"])
    return sorted(set(posts.values_list("person", flat=True)))


def _holders(kinds: tuple[str, ...], matter: Matter) -> list[int]:
    """Nearest first, each once."""
    return list(dict.fromkeys(post.person_id for post in destinations.holders(kinds, matter.place_path, on=localdate())))


def _instant(at: datetime | None) -> str:
    return at.isoformat() if at else ""
