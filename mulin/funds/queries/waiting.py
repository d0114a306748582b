"""What of the funds waits for whom."""

from datetime import date

from django.db.models import Q, QuerySet

from mulin.funds.models import Disclosure, Fund, Gift, Spending
from mulin.funds.rules import KEEPERS
from mulin.organisations.queries import Standing, holders
from mulin.places.fields import under_any

from .visible import council_of, sits


def kept_by(me: Standing) -> QuerySet[Fund]:
    """Funds whose keeper one is."""
    return Fund.objects.filter(under_any(me.paths(KEEPERS), "community__path"))


def to_decide(me: Standing, on: date) -> QuerySet[Spending]:
    """Wishes on which one may say yes and has not."""
    mine = Q(fund__in=sits(me, on).values("fund")) | Q(fund__in=kept_by(me).values("pk"))
    rows = Spending.objects.filter(mine, status=Spending.Status.ASKED).exclude(asked_by=me.person_id or 0)
    return (
        rows.exclude(approvals__person=me.person_id).exclude(person__isnull=False, person=me.person_id).order_by("asked_at", "id")
    )


def to_pay(me: Standing) -> QuerySet[Spending]:
    return Spending.objects.filter(fund__in=kept_by(me), status=Spending.Status.RESERVED).order_by("expires_at", "id")


def promised(me: Standing) -> QuerySet[Gift]:
    return Gift.objects.filter(fund__in=kept_by(me), status=Gift.Status.PROMISED).order_by("promised_at", "id")


def to_sign(me: Standing, on: date) -> QuerySet[Disclosure]:
    """Drafts for the keeper, signed ones for the council."""
    mine = Q(status="draft", fund__in=kept_by(me)) | (
        Q(status="signed", fund__in=sits(me, on).values("fund")) & ~Q(signed_by=me.person_id)
    )
    return Disclosure.objects.filter(mine).select_related("fund").order_by("year", "quarter", "id")


def keepers_of(fund: Fund) -> list[int]:
    return [person.pk for person in holders(KEEPERS, fund.community.path)]


def deciders_of(fund: Fund, on: date) -> frozenset[int]:
    """The council and the keepers."""
    return council_of(fund, on) | frozenset(keepers_of(fund))
