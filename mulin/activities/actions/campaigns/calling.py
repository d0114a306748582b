"""A campaign from its draft to its end."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities.facts import CampaignCancelled, CampaignClosed, CampaignOpened
from mulin.activities.flow import campaign as flow
from mulin.activities.models import Campaign, Submission
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing
from mulin.places.models import Place


@transaction.atomic
def write(area: Place, *, by: Standing, at: datetime, **values: Any) -> Campaign:
    """`values` are fields of Campaign."""
    require(rules.may_keep(by, area.path))
    assert by.person_id is not None
    campaign = Campaign(community_id=area.community_id or area.pk, path=area.path, made_by=by.person_id, made_at=at, **values)
    _sound(campaign)
    campaign.save()
    return campaign


@transaction.atomic
def change(campaign: Campaign, *, by: Standing, at: datetime, **values: Any) -> Campaign:
    """Once works come in, how they are chosen stays as it was said."""
    campaign = lock(campaign)
    require(rules.may_change_campaign(by, campaign))
    if campaign.status == Campaign.Status.CALLING and values.get("selects", campaign.selects) != campaign.selects:
        raise Refused(_("征集已经开始，评选办法不能再改。"))
    for name, value in values.items():
        setattr(campaign, name, value)
    _sound(campaign)
    campaign.save()
    return campaign


def _sound(campaign: Campaign) -> None:
    if campaign.closes_at <= campaign.opens_at:
        raise Refused(_("截止要晚于开始，请改一下时间。"))
    if not (campaign.wants_words or campaign.wants_pictures):
        raise Refused(_("请选要交文字还是图片，或者都要。"))


@transaction.atomic
def call(campaign: Campaign, *, by: Standing, at: datetime) -> Campaign:
    campaign = lock(campaign)
    require(rules.may_move_on(by, campaign, flow.CALL))
    if campaign.closes_at <= at:
        raise Refused(_("截止时间已经过去，请先改时间。"))
    campaign.status = advance(campaign.status, flow.CALL)
    campaign.save(update_fields=["status"])
    record(CampaignOpened(campaign.pk), actor_id=by.account_id, at=at)
    return campaign


@transaction.atomic
def stop(campaign: Campaign, *, by: Standing, at: datetime) -> Campaign:
    """By hand, before its time."""
    campaign = lock(campaign)
    require(rules.may_move_on(by, campaign, flow.STOP))
    return _stop(campaign, by.account_id, at)


def stop_due(at: datetime) -> int:
    """The clock's: calls whose time is over."""
    due = Campaign.objects.filter(status=Campaign.Status.CALLING, closes_at__lte=at).order_by("id")
    return each(due.values_list("pk", flat=True)[:100], lambda pk: _stop_if_due(pk, at))


@transaction.atomic
def _stop_if_due(pk: int, at: datetime) -> bool:
    campaign = lock(Campaign(pk=pk))
    if campaign.status != Campaign.Status.CALLING or campaign.closes_at > at:
        return False
    _stop(campaign, None, at)
    return True


def _stop(campaign: Campaign, account_id: int | None, at: datetime) -> Campaign:
    campaign.status = advance(campaign.status, flow.STOP)
    campaign.save(update_fields=["status"])
    record(CampaignClosed(campaign.pk), actor_id=account_id, at=at)
    return campaign


@transaction.atomic
def call_off(campaign: Campaign, words: str, *, by: Standing, at: datetime) -> Campaign:
    """Everybody who sent something hears of it."""
    campaign = lock(campaign)
    require(rules.may_move_on(by, campaign, flow.CALL_OFF))
    if not words.strip():
        raise Refused(_("请写取消的原因，交了作品的邻居会看到。"))
    campaign.status, campaign.reason, campaign.ended_at = advance(campaign.status, flow.CALL_OFF), words.strip(), at
    campaign.save(update_fields=["status", "reason", "ended_at"])
    record(CampaignCancelled(campaign.pk, people_in(campaign)), actor_id=by.account_id, at=at)
    return campaign


def people_in(campaign: Campaign) -> list[int]:
    rows = Submission.objects.filter(campaign=campaign).exclude(status=Submission.Status.WITHDRAWN)
    return sorted(set(rows.values_list("person_id", flat=True)))


def lock(campaign: Campaign) -> Campaign:
    return Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
