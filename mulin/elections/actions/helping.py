"""For who cannot come: a proxy in writing, or the urn carried home by two."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.ballots import actions as ballots
from mulin.ballots.models import Elector, ElectorPerson, Voted
from mulin.elections import queries, rules
from mulin.elections.facts import ProxyRegistered
from mulin.elections.models import Candidate, Election, Proxy, Round, Visit
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.people.models import Person

from .preparing import held


@transaction.atomic
def register_proxy(election: Election, voter: Person, person: Person, paper: str, *, by: Standing, at: datetime) -> Proxy:
    """`paper`: the number under which the written request is kept; the worker who saw it stands with it. Counted under the lock of the
    election, so that two counters together do not give one person too many.

    Raises:
        Refused: not on the register, a candidate, too many already, or voted already; the reason says which.
    """
    election, round_ = _round(election, by)
    ballots.hold(round_.ballot, alone=True)  # no vote comes in between
    if voter.pk == person.pk:
        raise Refused(_("不能委托自己。"))
    if not paper.strip():
        raise Refused(_("请写委托书的编号。委托要有本人的书面委托书。"))
    elector = _elector(round_, voter)
    law = queries.law_of(election)
    has = round_.proxies.filter(person=person, revoked_at=None).count()
    is_candidate = Candidate.objects.filter(election=election, person=person, status=Candidate.Status.CONFIRMED).exists()
    is_listed = ElectorPerson.objects.filter(elector__ballot=round_.ballot, elector__struck_by=None, person=person).exists()
    has_voted = Voted.objects.filter(elector=elector).exists()
    require(rules.may_stand_in(law, has=has, is_candidate=is_candidate, is_listed=is_listed, has_voted=has_voted))
    assert by.person is not None
    try:
        with transaction.atomic():
            made = Proxy.objects.create(
                round=round_, elector=elector, voter=voter, person=person, paper=paper.strip(), seen_by=by.person, at=at
            )
    except IntegrityError as known:
        raise Refused(_("这一票已经委托过别人了，要换人先撤回。")) from known
    record(ProxyRegistered(made.pk, False), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def revoke_proxy(proxy: Proxy, *, by: Standing, at: datetime) -> Proxy:
    _election, round_ = _round(proxy.round.election, by)
    ballots.hold(round_.ballot, alone=True)
    proxy = Proxy.objects.select_related("elector").get(pk=proxy.pk)
    if proxy.revoked_at is not None:
        raise Refused(_("这份委托已经撤回了。"))
    if Voted.objects.filter(elector=proxy.elector).exists():
        raise Refused(_("委托的人已经投过票了。"))
    proxy.revoked_at = at
    proxy.save(update_fields=["revoked_at"])
    record(ProxyRegistered(proxy.pk, True), actor_id=by.account_id, at=at)
    return proxy


@transaction.atomic
def register_visit(election: Election, voter: Person, first: Person, second: Person, *, by: Standing, at: datetime) -> Visit:
    """No fact: it would tell an hour. Who stands for election does not carry the urn."""
    election, round_ = _round(election, by)
    if first.pk == second.pk:
        raise Refused(_("上门投票至少要两个人一起去。"))
    stands = {first.pk, second.pk} & set(
        Candidate.objects.filter(election=election, status=Candidate.Status.CONFIRMED).values_list("person_id", flat=True)
    )
    if stands:
        raise Refused(_("候选人不能带票箱上门。"))
    elector = _elector(round_, voter)
    try:
        with transaction.atomic():
            return Visit.objects.create(round=round_, elector=elector, first=first, second=second, on=localdate(at))
    except IntegrityError as known:
        raise Refused(_("这一票的上门已经登记过了。")) from known


def _round(election: Election, by: Standing) -> tuple[Election, Round]:
    election = held(election)
    require(rules.may_register(by, election))
    found = queries.current(election)
    assert found is not None
    return election, found


def _elector(round_: Round, voter: Person) -> Elector:
    found = Elector.objects.filter(ballot=round_.ballot, struck_by=None, persons__person=voter).order_by("line").first()
    if found is None:
        raise Refused(_("%(name)s不在这次投票的登记册上。") % {"name": voter.name})
    return found
