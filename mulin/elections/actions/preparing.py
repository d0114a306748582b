"""An election is prepared: who chooses whom, by what rules, led by which committee. Then the voter list is put up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.elections import flow, queries, rules
from mulin.elections.facts import CommitteeChanged, ElectionPrepared, ListPublished
from mulin.elections.models import Candidate, Election, Member
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from .balloting import first_round


@dataclass(frozen=True)
class Plan:
    """`post`: kind of the post that who is elected gets, or empty. `seconds`, `proxies`, `years` instead of what the law of the kind says,
    with `source`: by what paper. `members`: ids, where only members vote."""

    place_id: int
    kind: str
    title: str
    office: str
    seats: int
    opens_at: datetime
    closes_at: datetime
    title_en: str = ""
    office_en: str = ""
    words: str = ""
    words_en: str = ""
    post: str = ""
    quota: int = 0
    members: Sequence[int] = ()
    seconds: int | None = None
    proxies: int | None = None
    years: int | None = None
    source: str = ""


def held(election: Election) -> Election:
    """Locked, as it is now: two acts on one election come one after the other."""
    return Election.objects.select_for_update(of=("self",)).select_related("place", "community").get(pk=election.pk)


@transaction.atomic
def prepare(plan: Plan, *, by: Standing, at: datetime) -> Election:
    """
    Raises:
        Refused: no right there, or parts of the plan that do not go together.
    """
    place = Place.objects.get(pk=plan.place_id)
    require(rules.may_organise(by, place.path))
    law = rules.law_on(plan.kind, localdate(plan.opens_at))
    given = {name: value for name in ("seconds", "proxies", "years") if (value := getattr(plan, name)) is not None}
    changed = {name: value for name, value in given.items() if value != getattr(law, name)}
    if changed and not plan.source.strip():
        raise Refused(_("改了规则里的人数或年限，请写明依据哪一份规程。"))
    if plan.source.strip():
        changed |= {"source": plan.source.strip(), "source_en": plan.source.strip()}
    _sound(plan, place, law)
    community = place.community or place
    if (showing := queries.showing_on(community.pk, plan.kind, localdate(plan.opens_at))) is not None:
        changed |= {"shown": showing.days, "shown_source": showing.source}
    Place.objects.select_for_update().get(pk=community.pk)  # numbers follow each other
    assert by.person is not None
    election = Election.objects.create(
        number=_number(at), community=community, place=place, kind=plan.kind, title=plan.title.strip(), title_en=plan.title_en.strip(),
        words=plan.words.strip(), words_en=plan.words_en.strip(), office=plan.office.strip(), office_en=plan.office_en.strip(),
        post=plan.post, seats=plan.seats, quota=plan.quota, law=replace(law, **changed).as_json(), members=list(plan.members),
        opens_at=plan.opens_at, closes_at=plan.closes_at, made_by=by.person, made_at=at,
    )  # fmt: skip
    record(ElectionPrepared(election.pk), actor_id=by.account_id, at=at)
    return election


def _number(at: datetime) -> str:
    head = f"X{localdate(at):%Y}-"
    last = Election.objects.filter(number__startswith=head).aggregate(last=Max("number"))["last"]
    return f"{head}{int(last.rpartition('-')[2]) + 1 if last else 1:03d}"


def _sound(plan: Plan, place: Place, law: rules.Law) -> None:
    if not plan.title.strip() or not plan.office.strip():
        raise Refused(_("请写选举的名称和选什么。"))
    if plan.closes_at <= plan.opens_at:
        raise Refused(_("截止时间要晚于开始时间。"))
    if plan.seats < 1 or plan.quota > plan.seats:
        raise Refused(_("至少选一名，保障的名额不能超过应选的人数。"))
    if law.head == "member" and not plan.members:
        raise Refused(_("请选定有投票权的成员。"))
    if plan.post and plan.kind == Election.Kind.OWNERS:
        raise Refused(_("业委会的委员上任后就是业委会的成员，不另开岗位。"))
    if plan.post and place.kind != rules.PLACES_OF.get(plan.post):
        raise Refused(_("%(place)s没有这个岗位，请换一个岗位或地点。") % {"place": place})


@transaction.atomic
def name_member(election: Election, person: Person, *, role: str = Member.Role.MEMBER, by: Standing, at: datetime) -> Member:
    """Into the election committee. Who stands for election cannot be, and the database refuses it too."""
    election = held(election)
    require(rules.may_name(by, election))
    if election.candidates.filter(person=person, status__in=Candidate.STANDING).exists():
        raise Refused(_("%(name)s是候选人，不能进选举委员会。") % {"name": person.name})
    try:
        with transaction.atomic():
            made = Member.objects.create(election=election, person=person, role=role, since=at)
    except IntegrityError as known:
        raise Refused(_("这位已经在选举委员会里，或已经有人主持。")) from known
    record(CommitteeChanged(election.pk, made.pk, False), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def leave_committee(member: Member, *, by: Standing, at: datetime) -> Member:
    """One's own act, or the organiser's."""
    election = held(member.election)
    member = Member.objects.get(pk=member.pk)
    if member.person_id != by.person_id:
        require(rules.may_name(by, election))
    if election.status not in ("prepared", "listed", "nominating"):
        raise Refused(_("候选人确定以后，选举委员会不再换人。"))
    if member.left_at is not None:
        raise Refused(_("这位已经退出了。"))
    member.left_at = at
    member.save(update_fields=["left_at"])
    record(CommitteeChanged(election.pk, member.pk, True), actor_id=by.account_id, at=at)
    return member


@transaction.atomic
def publish_list(election: Election, *, by: Standing, at: datetime) -> Election:
    """The register of the ballot is announced: everybody looks whether they are on it, and whoever is not, or is wrongly, objects there.
    From here the rules of this election stay; who may be chosen comes later.

    Raises:
        Refused: too small a committee, nobody on the list, or too few days until voting for what the rules ask.
    """
    election = held(election)
    require(rules.may_list(by, election, committee=election.committee.filter(left_at=None).count(), law=queries.law_of(election)))
    election.status, election.listed_at = advance(election.status, flow.LIST), at
    election.save(update_fields=["status", "listed_at"])
    made = first_round(election, by=by, at=at)
    record(ListPublished(election.pk, queries.voters(made).count()), actor_id=by.account_id, at=at)
    return election
