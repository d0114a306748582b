"""Gifts, wishes and quarters of the demo community, played day by day through the actions."""

import io
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from PIL import Image, ImageDraw

from mulin.kernel.media.actions import keep_image
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person
from mulin.places.models import Place

from . import actions
from .demo_words import FUNDS, GIFTS, HANDED, WISHES, Given, Plan, Wish
from .models import Disclosure, Fund, Gift, Spending
from .queries import account, goods_of

A_DAY = timedelta(days=1)
KEEPER = "江城邻里互助社"


class Play:
    """What is to happen stands on days; `run` lets it happen in their order."""

    def __init__(self, community: Place, at: datetime, began: datetime) -> None:
        self.community, self.at, self.began = community, at, began
        self.dice = random.Random(35)  # noqa: S311 - the same demo each time
        self.stack: list[tuple[datetime, int, Callable[[datetime], object]]] = []
        self.funds: dict[str, Fund] = {}
        self.secretary, self.worker = (holders({kind}, community.path)[0] for kind in ("secretary", "community_worker"))
        committee = Place.objects.filter(community=community, kind=Place.Kind.COMMITTEE).order_by("id").first() or community
        self.keeper = holders({"committee_head"}, committee.path)[0]
        Post.objects.create(person=self.keeper, kind=Post.Kind.FUND_KEEPER, place=community, since=localdate(began))
        signing = Person.objects.filter(community=community, account__is_staff=False)
        self.residents = list(signing.order_by("id")[:3])

    def by(self, person: Person, at: datetime) -> Standing:
        known = Account.objects.filter(person=person).first()
        return standing_of(person, on=localdate(at), account_id=known.pk if known else None)

    def on(self, at: datetime, act: Callable[[datetime], object]) -> None:
        if at <= self.at:
            self.stack.append((at, len(self.stack), act))

    def run(self, rounds: int) -> None:
        for plan in FUNDS:
            self.found(plan)
        span = (self.at - self.began) / rounds
        for number in range(rounds):
            start, last = self.began + number * span, number == rounds - 1
            for place, gift in enumerate(GIFTS):
                self.on(start + A_DAY + place * span * 0.9 / len(GIFTS), partial(self.give, gift))
            for place, handed in enumerate(HANDED):
                self.on(start + span * (0.5 + 0.09 * place), partial(self.hand_out, *handed))
            for place, wish in enumerate(WISHES):
                if last or wish.ends in ("paid", "refused"):
                    self.on(start + span * (0.2 + 0.79 * place / len(WISHES)), partial(self.wish, wish))
        self.promise()
        for day in range((self.at - self.began).days):
            self.on(self.began + day * A_DAY, self.each_day)
        while self.stack:
            self.stack.sort(key=lambda one: one[:2])
            at, _number, act = self.stack.pop(0)
            act(at)

    def found(self, plan: Plan) -> None:
        at, by = self.began, self.by(self.secretary, self.began)
        keeper = Organisation.objects.get(community=self.community, name=KEEPER)
        fund = actions.found(
            self.community, code=plan.code, name=plan.name, name_en=plan.english, charter=plan.charter, charter_en=plan.charter_en,
            keeper=keeper, each_most=plan.each_most * 100, person_most=plan.person_most and plan.person_most * 100, by=by, at=at,
        )  # fmt: skip
        actions.seat(fund, self.secretary, role="chair", since=localdate(at), by=by)
        for person in (self.worker, *self.residents[:1]):
            actions.seat(fund, person, since=localdate(at), by=by)
        for code, name, english, yuan in plan.purposes:
            purpose = actions.add_purpose(fund, code=code, name=name, name_en=english, by=by, at=at)
            for year in sorted({self.began.year, self.at.year}):
                actions.set_budget(purpose, year, yuan * 100, once_key=f"demo {purpose.pk} {year}", by=by, at=at)
        self.funds[plan.code] = fund

    def give(self, given: Given, at: datetime) -> Gift:
        keeper, values = self.by(self.keeper, at), self.donor(given)
        files = {"evidence": [self.slip(at)], "public": [self.slip(at)] if given.good else []}
        if given.good:
            values |= {
                "good_name": given.good,
                "quantity": given.quantity,
                "stored_at": given.stored_at,
                "valued_by": given.valued_by,
            }
        else:
            values["bank_number"] = f"{localdate(at):%Y%m%d}{self.dice.randrange(10**6):06d}"
        return actions.register(
            self.funds[given.fund], kind="goods" if given.good else "money", amount=given.yuan * 100, sponsors=given.sponsors,
            named=given.named, received_on=localdate(at), **files, by=keeper, at=at, **values,
        )  # fmt: skip

    def donor(self, given: Given) -> dict[str, Any]:
        if given.donor == "event":
            return {"donor_kind": "event"}
        if given.donor == "person":
            person = self.dice.choice(self.residents)
            return {"donor_kind": "person", "donor": person}
        return {"donor_kind": "organisation", "sponsor": Organisation.objects.get(community=self.community, name=given.donor)}

    def promise(self) -> None:
        """One that is awaited still, one that never came."""
        for code, yuan, days, lapses in (("weigengxin", 15000, 20, False), ("nuanlin", 2000, 100, True)):
            at = self.at - days * A_DAY
            gift = actions.promise(
                self.funds[code], kind="money", amount=yuan * 100, donor_kind="organisation", donor_name="一家爱心企业",
                by=self.by(self.keeper, at), at=at,
            )  # fmt: skip
            if lapses:
                actions.let_lapse(gift, by=self.by(self.keeper, at))

    def hand_out(self, good: str, quantity: int, to_whom: str, at: datetime) -> None:
        for fund in self.funds.values():
            for store in goods_of(fund):
                if store.name == good and store.balance >= quantity:
                    actions.hand_out(
                        fund, store.code.removeprefix("store:"), quantity, to_whom=to_whom, on=localdate(at), about="签收单见凭证。",
                        evidence=[self.slip(at)], by=self.by(self.keeper, at), at=at,
                    )  # fmt: skip

    def wish(self, wish: Wish, at: datetime) -> None:
        fund = self.funds[wish.fund]
        bank = account(fund.book, "bank")
        if bank is None or bank.free < wish.yuan * 100:  # poor for now: asked later
            return self.on(at + 14 * A_DAY, lambda later: self.wish(wish, later))
        purpose = fund.purposes.select_related("fund__community", "fund__book").get(code=wish.purpose)
        asked = actions.ask(
            purpose, title=wish.title, title_en=wish.english, words=wish.words, amount=wish.yuan * 100, payee=wish.payee,
            is_aid=not wish.payee, about="" if wish.payee else "名单和情况由社区工作人员入户核实。", by=self.by(self.keeper, at), at=at,
        )  # fmt: skip
        if wish.ends == "refused":
            self.on(at + A_DAY, lambda on: actions.refuse(asked, reason="不在章程的用途里。", by=self.by(self.worker, on), at=on))
        elif wish.ends != "asked":
            self.on(at + A_DAY, lambda on: actions.approve(asked, by=self.by(self.secretary, on), at=on))
        if wish.ends in ("paid", "unpaid", "reserved", "withdrawn"):
            self.on(at + 2 * A_DAY, lambda on: actions.approve(asked, by=self.by(self.worker, on), at=on))
        if wish.ends == "withdrawn":
            self.on(at + 5 * A_DAY, lambda on: actions.withdraw(asked, by=self.by(self.keeper, on), at=on))
        if wish.ends in ("paid", "unpaid"):
            self.on(at + 6 * A_DAY, lambda on: self.pay(asked, wish, on))
        if wish.ends == "unpaid":
            self.on(
                at + 9 * A_DAY, lambda on: actions.unpay(asked, reason="登记到了另一笔上。", by=self.by(self.keeper, on), at=on)
            )
        return None

    def pay(self, asked: Spending, wish: Wish, at: datetime) -> None:
        public = [self.slip(at)] if wish.payee else []
        actions.pay(
            asked, paid=(wish.paid or wish.yuan) * 100, on=localdate(at), evidence=[self.slip(at)], public=public,
            by=self.by(self.keeper, at), at=at,
        )  # fmt: skip

    def each_day(self, at: datetime) -> None:
        """The clock, and those who sign: the last quarter of the second fund waits for the council."""
        if localdate(at).day not in (2, 9, 12):
            return
        actions.draft_due(at)
        for one in (
            Disclosure.objects.filter(fund__in=self.funds.values()).exclude(status="published").select_related("fund__community")
        ):
            if localdate(at).day == 9 and one.status == "draft":
                actions.sign(one, words="数字和银行对账单核对过。", by=self.by(self.keeper, at), at=at)
            elif localdate(at).day == 12 and not (one.fund.code == FUNDS[-1].code and self.is_last(one.until)):
                actions.countersign(one, by=self.by(self.secretary, at), at=at)

    def is_last(self, until: date) -> bool:
        return (localdate(self.at) - until).days < 92

    def slip(self, at: datetime) -> str:
        """A picture of a paper with its names covered."""
        paper = Image.new("RGB", (640, 480), "#f7f4ec")
        draw = ImageDraw.Draw(paper)
        draw.rectangle((24, 24, 616, 456), outline="#8a8578", width=3)
        for line in range(7):
            left, right = 60, self.dice.randrange(240, 560)
            draw.rectangle((left, 70 + 48 * line, right, 88 + 48 * line), fill="#3b3a36" if line == 2 else "#c9c3b4")
        draw.ellipse((470, 330, 580, 440), outline="#b8432f", width=6)
        into = io.BytesIO()
        paper.save(into, "JPEG", quality=70)
        upload = SimpleUploadedFile("slip.jpg", into.getvalue(), "image/jpeg")
        return keep_image(upload, by_account=None, at=at, guard="funds").key
