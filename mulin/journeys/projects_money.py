"""A fund pays projects: money put aside for a call, a part of it for each project, drawn milestone after milestone."""

from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate

from mulin.funds import actions, queries
from mulin.funds.models import Earmark, Spending
from mulin.kernel.access import No, Yes
from mulin.organisations.queries import Standing
from mulin.projects.actions import booking
from mulin.projects.models import Call
from mulin.projects.queries.purse import Kept


class Funds:
    """`projects.queries.purse.Purse` by the funds of the community."""

    def kept(self, earmark: int) -> Kept | None:
        found = Earmark.objects.select_related("fund").filter(pk=earmark).first()
        return _kept(found) if found else None

    def kept_for(self, ref: str) -> list[Kept]:
        return [_kept(one) for one in Earmark.objects.select_related("fund").filter(ref=ref).order_by("-id")]

    def ask_url(self, me: Standing, call: Call) -> str:
        """Of the first open fund that one may look at; its purpose is chosen there."""
        fund = (
            queries.funds_visible_to(me, localdate()).filter(community=call.community_id, closed_at=None).order_by("id").first()
        )
        if fund is None:
            return ""
        said = {
            "ref": call.number,
            "title": call.title,
            "amount": f"{call.amount / 100:.2f}",
            "until": call.runs_until.isoformat(),
        }
        return f"{reverse('funds:desk_earmark_ask', args=[fund.pk])}?{urlencode(said)}"

    def split(
        self, earmark: int, *, amount: int, ref: str, title: str, title_en: str, until: date, by: Standing, at: datetime
    ) -> int:
        whole = Earmark.objects.get(pk=earmark)
        return actions.split(whole, amount=amount, ref=ref, title=title, title_en=title_en, until=until, by=by, at=at).pk

    def draw(self, earmark: int, *, amount: int, title: str, words: str, payee: str, by: Standing, at: datetime) -> int:
        part = Earmark.objects.get(pk=earmark)
        return actions.draw(part, amount=amount, title=title, words=words, payee=payee, by=by, at=at).pk

    def drop(self, spending: int, *, by: Standing, at: datetime) -> None:
        actions.undraw(Spending.objects.get(pk=spending), by=by, at=at)

    def hand_back(self, earmark: int, *, by: Standing, at: datetime) -> None:
        actions.hand_back(Earmark.objects.get(pk=earmark), by=by, at=at)

    def prolong(self, earmark: int, *, until: date) -> None:
        actions.prolong(Earmark.objects.get(pk=earmark), until=until)

    def url_of(self, spending: int, *, desk: bool) -> str:
        return reverse("funds:desk_spending" if desk else "funds:open_spending", args=[spending])


class Projects:
    """`funds.queries.payees.Payee`: a project's own book follows each payment, reversal and return."""

    def may_go_back(self, spending: Spending) -> Yes | No:
        return booking.may_take_back(spending.pk)

    def may_return(self, spending: Spending, amount: int) -> Yes | No:
        return booking.may_return(spending.pk, amount)

    def paid(self, spending: Spending, *, at: datetime) -> None:
        booking.instalment_paid(spending.pk, spending.paid or 0, spending.paid_on or localdate(at), at=at)

    def gone_back(self, spending: Spending, *, at: datetime) -> None:
        booking.instalment_taken_back(spending.pk, reason=spending.reason, at=at)

    def returned(self, spending: Spending, amount: int, *, at: datetime) -> None:
        booking.money_returned(spending.pk, amount, spending.returned or 0, at=at)


def _kept(one: Earmark) -> Kept:
    return Kept(
        one.pk, one.ref, one.said, one.fund.said, one.amount, one.left, one.status == Earmark.Status.RESERVED,
        str(one.get_status_display()), reverse("funds:desk_earmark", args=[one.pk]),
    )  # fmt: skip
