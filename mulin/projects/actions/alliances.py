"""Agreements with partners: signed for a term, renewed before it ends, ended with a reason (C028)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects.facts.after import AllianceEnded, AllianceEnding, AllianceMade
from mulin.projects.models import Alliance
from mulin.projects.rules import after as rules

S = Alliance.State


@transaction.atomic
def ally(
    community: Place,
    partner: Organisation,
    commitments: str,
    since: date,
    until: date,
    *,
    signed: bool,
    commitments_en: str = "",
    by: Standing,
    at: datetime,
) -> Alliance:
    """In talks, or signed at once. `commitments`: one a line, who does what.

    Raises:
        Refused: not a partner of this community, one is running already, days the wrong way round.
    """
    require(rules.may_keep(by, community.path))
    assert by.person is not None
    if partner.community_id != community.pk or partner.closed_on is not None:
        raise Refused(_("请选本社区登记过、没有注销的单位。"))
    if until <= since:
        raise Refused(_("协议到期的日子要在开始以后。"))
    if Alliance.objects.filter(community=community, partner=partner, state__in=(S.RUNNING, S.TALKS)).exists():
        raise Refused(_("和%(partner)s已有一份协议，请在那一份上签或者续签。") % {"partner": partner})
    made = Alliance.objects.create(
        community=community, partner=partner, commitments=commitments.strip(), commitments_en=commitments_en.strip(), since=since,
        until=until, state=S.RUNNING if signed else S.TALKS, by=by.person, at=at,
    )  # fmt: skip
    if signed:
        record(AllianceMade(made.pk, renewed=False), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def sign(alliance: Alliance, *, by: Standing, at: datetime) -> Alliance:
    alliance = _locked(alliance)
    require(rules.may_sign(by, alliance))
    alliance.state = S.RUNNING
    alliance.save(update_fields=["state"])
    record(AllianceMade(alliance.pk, renewed=False), actor_id=by.account_id, at=at)
    return alliance


@transaction.atomic
def renew(alliance: Alliance, until: date, *, commitments: str = "", by: Standing, at: datetime) -> Alliance:
    """Another term from the day after this one. Without new commitments the same hold."""
    alliance = _locked(alliance)
    require(rules.may_renew(by, alliance))
    assert by.person is not None
    since = alliance.until + timedelta(days=1)
    if until <= since:
        raise Refused(_("续签到期的日子要在现在的期限以后。"))
    alliance.state = S.RENEWED
    alliance.save(update_fields=["state"])
    changed = bool(commitments.strip()) and commitments.strip() != alliance.commitments
    made = Alliance.objects.create(
        community=alliance.community, partner=alliance.partner, commitments=commitments.strip() or alliance.commitments,
        commitments_en="" if changed else alliance.commitments_en, since=since, until=until, state=S.RUNNING, previous=alliance,
        by=by.person, at=at,
    )  # fmt: skip
    record(AllianceMade(made.pk, renewed=True), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def end(alliance: Alliance, reason: str, *, by: Standing, at: datetime) -> Alliance:
    alliance = _locked(alliance)
    require(rules.may_end(by, alliance))
    if not reason.strip():
        raise Refused(_("请写明为什么结束，公开的名单上会看到。"))
    return _end(alliance, reason.strip(), by.account_id, at)


def remind_and_end(at: datetime) -> int:
    """By the clock: who ends within two months is reminded of once a term; what has run out has ended."""
    today, done = localdate(at), 0
    soon = Alliance.objects.filter(state=S.RUNNING, until__lte=today + timedelta(days=rules.REMIND_DAYS))
    for one in soon.order_by("pk"):
        with transaction.atomic():
            row = _locked(one)
            if row.state == S.RUNNING and row.until < today:
                _end(row, _("期满，没有续签"), None, at)
                done += 1
            elif row.state == S.RUNNING and row.reminded_of != row.until:
                row.reminded_of = row.until
                row.save(update_fields=["reminded_of"])
                record(AllianceEnding(row.pk, row.until.isoformat()), actor_id=None, at=at)
                done += 1
    return done


def _end(alliance: Alliance, reason: str, account_id: int | None, at: datetime) -> Alliance:
    alliance.state, alliance.reason = S.ENDED, reason
    alliance.save(update_fields=["state", "reason"])
    record(AllianceEnded(alliance.pk), actor_id=account_id, at=at)
    return alliance


def _locked(alliance: Alliance) -> Alliance:
    return Alliance.objects.select_for_update(of=("self",)).select_related("community", "partner").get(pk=alliance.pk)
