"""A purchaser asks for what worked here; what is offered is written for them; accepted, it is a project (C056)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects.facts.after import ProposalAnswered, ProposalAsked, ProposalOffered
from mulin.projects.models import Kind, Line, Project, Proposal, ProposalItem
from mulin.projects.rules import after as rules

from .numbering import next_number

S = Proposal.State


@dataclass(frozen=True)
class Item:
    """`kind`: hardware or software; `unit_price` in 分."""

    kind: str
    name: str
    quantity: int
    unit_price: int


@transaction.atomic
def ask(
    community: Place, purchaser: Organisation, title: str, request: str, answer_by: date, *, by: Standing, at: datetime
) -> Proposal:
    """By the purchaser's own people, or written down by a worker.

    Raises:
        Refused: of neither, or the day has passed.
    """
    require(rules.may_ask_for_proposal(by))
    assert by.person is not None
    if purchaser.pk not in by.units():
        require(rules.may_keep(by, community.path))
    if answer_by < localdate(at):
        raise Refused(_("希望答复的日子不能在今天以前。"))
    made = Proposal.objects.create(
        community=community, purchaser=purchaser, title=title.strip(), request=request.strip(), answer_by=answer_by, asked_by=by.person,
        asked_at=at,
    )  # fmt: skip
    record(ProposalAsked(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def offer(proposal: Proposal, words: str, items: Sequence[Item], *, by: Standing, at: datetime) -> Proposal:
    """The whole offer anew; as long as it is not answered it may be written again.

    Raises:
        Refused: nothing in it, or a thing without a name, number or price.
    """
    proposal = locked(proposal)
    require(rules.may_offer(by, proposal))
    if not words.strip() or not items:
        raise Refused(_("写明怎么做，并且至少列一项硬件或软件。"))
    if any(
        not one.name.strip() or one.quantity < 1 or one.unit_price < 0 or one.kind not in ProposalItem.Kind.values
        for one in items
    ):
        raise Refused(_("每一项都要有名称、至少一件、单价不小于零。"))
    proposal.items.all().delete()
    ProposalItem.objects.bulk_create(
        ProposalItem(proposal=proposal, kind=one.kind, name=one.name.strip(), quantity=one.quantity, unit_price=one.unit_price)
        for one in items
    )
    proposal.words, proposal.state, proposal.offered_by, proposal.offered_at = words.strip(), S.OFFERED, by.person, at
    proposal.save(update_fields=["words", "state", "offered_by", "offered_at"])
    amount = sum(one.quantity * one.unit_price for one in items)
    record(ProposalOffered(proposal.pk, amount), actor_id=by.account_id, at=at)
    return proposal


@transaction.atomic
def accept(proposal: Proposal, ends: date, *, by: Standing, at: datetime) -> Project:
    """The purchaser pays, not the fund: the project has lines to spend on, and no award."""
    proposal = locked(proposal)
    require(rules.may_answer(by, proposal))
    assert proposal.offered_by is not None
    today = localdate(at)
    if ends < today:
        raise Refused(_("做完的日子不能在今天以前。"))
    project = Project.objects.create(
        number=next_number("M", at), community=proposal.community, place=proposal.community, title=proposal.title,
        title_en=proposal.title_en, words=proposal.words, kind=Kind.COMPANY, organisation=proposal.purchaser, lead=proposal.offered_by,
        starts=today, ends=ends, made_at=at,
    )  # fmt: skip
    Line.objects.bulk_create(
        Line(project=project, number=number, name=one.name, amount=one.amount)
        for number, one in enumerate(proposal.items.all(), 1)
    )
    proposal.state, proposal.project, proposal.answered_at = S.ACCEPTED, project, at
    proposal.save(update_fields=["state", "project", "answered_at"])
    record(ProposalAnswered(proposal.pk, accepted=True), actor_id=by.account_id, at=at)
    return project


@transaction.atomic
def refuse(proposal: Proposal, reason: str, *, by: Standing, at: datetime) -> Proposal:
    proposal = locked(proposal)
    require(rules.may_answer(by, proposal))
    if not reason.strip():
        raise Refused(_("请写明为什么不接受，下一次好改。"))
    proposal.state, proposal.reason, proposal.answered_at = S.REFUSED, reason.strip(), at
    proposal.save(update_fields=["state", "reason", "answered_at"])
    record(ProposalAnswered(proposal.pk, accepted=False), actor_id=by.account_id, at=at)
    return proposal


def locked(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("community", "purchaser", "offered_by")
    return rows.get(pk=proposal.pk)
