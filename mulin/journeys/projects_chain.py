"""Up and down the chain: report, topic, ballot → project → activities, hours, money. Each is shown to who may see it there."""

from collections.abc import Collection, Mapping

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mulin.activities.models import Attendance
from mulin.activities.queries import visible_to as activities_of
from mulin.ballots.queries import visible_to as ballots_of
from mulin.deliberation.queries import visible_to as topics_of
from mulin.funds.models import Disclosure, Spending
from mulin.ledger.queries import say
from mulin.matters.queries import visible_to as matters_of
from mulin.organisations.queries import Standing
from mulin.projects.models import Instalment, Project
from mulin.projects.queries import chain
from mulin.projects.queries.chain import Shown, Step
from mulin.volunteering.models import Duty, Record

Some = Mapping[str, Shown]


def matters(me: Standing, refs: Collection[str]) -> Some:
    rows = matters_of(me).filter(number__in=refs)
    return {one.number: Shown(reverse("matters:matter", args=[one.number]), one.title) for one in rows}


def topics(me: Standing, refs: Collection[str]) -> Some:
    rows = topics_of(me, localdate()).filter(number__in=refs)
    return {
        one.number: Shown(reverse("deliberation:topic", args=[one.number]), one.heading, str(one.get_stage_display()))
        for one in rows
    }


def ballots(me: Standing, refs: Collection[str]) -> Some:
    rows = ballots_of(me).filter(number__in=refs)
    return {
        one.number: Shown(reverse("ballots:ballot", args=[one.number]), one.said_title, str(one.get_state_display()))
        for one in rows
    }


def activities(me: Standing, refs: Collection[str]) -> Some:
    """With how many came."""
    ids = [int(ref) for ref in refs if ref.isdigit()]
    came = dict(
        Attendance.objects.filter(session__activity__in=ids).order_by().values_list("session__activity").annotate(n=Count("pk"))
    )
    found = {}
    for one in activities_of(me).filter(pk__in=ids):
        number = came.get(one.pk, 0)
        more = ngettext("%(n)s 人次参加", "%(n)s 人次参加", number) % {"n": number} if number else ""
        found[str(one.pk)] = Shown(reverse("activities:activity", args=[one.pk]), one.name, more)
    return found


def duties(_me: Standing, refs: Collection[str]) -> Some:
    """Public by themselves; with the hours that were confirmed."""
    ids = [int(ref) for ref in refs if ref.isdigit()]
    done = Record.objects.filter(duty__in=ids, status=Record.Status.CONFIRMED).order_by().values_list("duty")
    minutes = dict(done.annotate(sum=Sum("minutes")))
    return {
        str(one.pk): Shown(reverse("volunteering:home"), one.said, say(minutes[one.pk], "min") if one.pk in minutes else "")
        for one in Duty.objects.filter(pk__in=ids)
    }


def money(_me: Standing, project: Project) -> list[Step]:
    """Each payment in the fund's public rows, and the quarter in which it is disclosed."""
    if project.earmark is None:
        return []
    ids = [
        spending
        for spending in Instalment.objects.filter(project=project, state=Instalment.State.PAID).values_list("spending", flat=True)
        if spending
    ]
    if not ids:
        return []
    paid = list(Spending.objects.filter(pk__in=ids, paid_on__isnull=False).select_related("fund").order_by("paid_on", "id"))
    steps = [
        Step("payment", _("付款"), "hand-coins", Shown(reverse("funds:open_spending", args=[one.pk]), one.title, _paid(one)))
        for one in paid
    ]  # fmt: skip
    quarters = {(one.fund_id, one.paid_on.year, (one.paid_on.month + 2) // 3) for one in paid if one.paid_on}
    shown = Disclosure.objects.filter(fund__in={fund for fund, _year, _quarter in quarters}, status=Disclosure.Status.PUBLISHED)
    known = {(one.fund_id, one.year, one.quarter): one for one in shown.order_by("version")}
    return steps + [
        Step("disclosure", _("季度公示"), "file-text", Shown(reverse("funds:open_quarter", args=key), known[key].name))
        for key in sorted(quarters & set(known))
    ]


def _paid(one: Spending) -> str:
    amount = say(one.paid or 0, "cny")
    if not one.returned:
        return amount
    return _("%(amount)s，其中退回 %(returned)s") % {"amount": amount, "returned": say(one.returned, "cny")}


def register() -> None:
    for kind, look in (("matter", matters), ("topic", topics), ("ballot", ballots), ("activity", activities), ("duty", duties)):
        chain.register(kind, look)
    chain.register_money(money)
