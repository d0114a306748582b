"""Who plays in the projects of the demo community, its fund for them, and its calls."""

import io
import random
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, localtime
from PIL import Image

from mulin.funds import actions as funds
from mulin.funds.models import Fund, Purpose
from mulin.kernel.media.actions import keep_image
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place
from mulin.projects import actions
from mulin.projects.models import Call

from .demo_projects_words import CATEGORIES, CRITERIA, THEMES

A_DAY = timedelta(days=1)
SIGN_IN = ("19900000301", "19900000001")  # a resident, and the head of a house: who looks at the demo can be them
WE_CHOOSE: dict[str, Any] = {"choice": Call.Choice.BALLOT, "jury_weight": 0, "rule_key": "approval"}


class Base:
    def __init__(self, community: Place, at: datetime) -> None:
        self.community, self.at = community, at
        self.dice = random.Random(56)  # noqa: S311 - the same demo each time
        self.secretary, self.worker = (holders({kind}, community.path)[0] for kind in ("secretary", "community_worker"))
        self.keeper = holders({"fund_keeper"}, community.path)[0]
        grown = Residence.objects.filter(
            under(community.path, "room__path"), until=None, person__left_on=None, person__born_on__lt=date(1996, 1, 1)
        ).exclude(kind=Residence.Kind.AWAY)
        rows = grown.select_related("person", "room__parent").order_by("-person__account__id", "id")[:400]
        homes = list({row.household_id: row for row in rows}.values())
        self.homes = [row for row in homes if row.person_id not in (self.secretary.pk, self.worker.pk, self.keeper.pk)]
        self.resident, self.head = (Person.objects.filter(account__username=f"demo-{phone}").first() for phone in SIGN_IN)
        self.jurors = [row.person for row in self.homes[-5:]]

    def by(self, person: Person, at: datetime) -> Standing:
        account = Account.objects.filter(person=person).first()
        return standing_of(person, on=localdate(at), account_id=account.pk if account else None)

    def money(self, began: datetime) -> Purpose:
        """A fund for projects alone, with a year's money and its quarters disclosed."""
        by = self.by(self.secretary, began)
        house = Organisation.objects.filter(community=self.community, closed_on=None, kind="social").first()
        house = house or Organisation.objects.filter(community=self.community, closed_on=None).order_by("id")[0]
        fund = funds.found(
            self.community, code="weigongyi", name="微公益项目基金", name_en="Fund for projects", keeper=house, by=by, at=began,
            charter="只资助居民投票和评审选出来的项目。", charter_en="Only for projects that neighbours and juries chose.",
        )  # fmt: skip
        funds.seat(fund, self.secretary, role="chair", since=localdate(began), by=by)
        for person in (self.worker, self.homes[0].person):
            funds.seat(fund, person, since=localdate(began), by=by)
        purpose = funds.add_purpose(fund, code="projects", name="微公益项目", name_en="Projects", by=by, at=began)
        for year in sorted({began.year, self.at.year}):
            funds.set_budget(purpose, year, 6_000_000, once_key=f"demo projects {year}", by=by, at=began)
        funds.register(
            fund, kind="money", amount=8_000_000, donor_kind="organisation", sponsor=house, named=True, received_on=localdate(began),
            bank_number="202600560001", evidence=[self.slip(began)], by=self.by(self.keeper, began), at=began,
        )  # fmt: skip
        return Purpose.objects.select_related("fund__community", "fund__book").get(pk=purpose.pk)

    def call(
        self, purpose: Purpose | None, title: tuple[str, str], days: tuple[int, int, int], *, season: str, amount: int,
        operator: Organisation | None = None, choice: str = Call.Choice.JURY,
    ) -> Call:  # fmt: skip
        """`days` from today: opens, closes, and until when its projects run. `operator`: whose handlers run it from then on; `choice`: who chooses."""
        midnight = localtime(self.at).replace(hour=0, minute=0, second=0, microsecond=0)
        opens, closes = (midnight + day * A_DAY for day in days[:2])
        begins = localdate(closes) + 22 * A_DAY
        made = min(opens, self.at) - A_DAY
        by = self.by(self.worker, made)
        terms = actions.Terms(
            title=title[0], title_en=title[1], words="谁都可以来申请：一个人、一栋楼、一支队伍、一个单位。邻居和评审一起选。",
            words_en="Anybody may apply: a person, a stairway, a club, an organisation.", season=season, opens_at=opens, closes_at=closes,
            review_until=closes + 12 * A_DAY, runs_from=begins, runs_until=localdate(self.at) + days[2] * A_DAY, amount=amount,
            notice_days=5, **(WE_CHOOSE if choice == Call.Choice.BALLOT else {}),
        )  # fmt: skip
        call = actions.prepare(self.community, terms, by=by, at=made)
        parts = actions.Parts(
            categories=[actions.CategoryPart(code, name, english) for code, name, english in CATEGORIES],
            criteria=[actions.CriterionPart(name, english, 10, weight) for name, english, weight in CRITERIA],
            themes=[actions.Named(name, words_en=english) for name, english in THEMES],
            kinds=[actions.Named("person"), actions.Named("building_group"), actions.Named("club")],
            packages=[actions.Named("mobilising", "帮您在楼里贴通知、找志愿者", "Notices and volunteers"), actions.Named("honours", "年底公开表彰", "Honours")],
        )  # fmt: skip
        actions.write_parts(call, parts, by=by, at=made)
        if purpose is not None and amount:
            until = call.runs_until + 150 * A_DAY
            asked = funds.earmark(
                purpose, title=title[0], amount=amount, until=until, ref=call.number, by=self.by(self.keeper, made), at=made
            )
            for person in (self.secretary, self.worker):
                asked = funds.approve_earmark(asked, by=self.by(person, made), at=made)
        if operator is not None:
            actions.name_operator(call, operator, by=by, at=made)
        return actions.open_call(Call.objects.get(pk=call.pk), by=by, at=min(opens, self.at))

    def slip(self, at: datetime, guard: str = "funds") -> str:
        """A picture of a paper, each its own file, kept by whose paper it is."""
        into = io.BytesIO()
        Image.new("RGB", (320, 240), (250 - self.dice.randrange(40), 246, 236)).save(into, "JPEG", quality=60)
        return keep_image(SimpleUploadedFile("slip.jpg", into.getvalue(), "image/jpeg"), by_account=None, at=at, guard=guard).key

    def disclose(self, fund: Fund, began: datetime) -> None:
        """The quarters that are over: signed and countersigned, as the clock would have asked."""
        day = began
        while day <= self.at:
            if localdate(day).day == 12 and localdate(day).month % 3 == 1:
                funds.draft_due(day)
                for one in fund.disclosures.filter(status="draft").select_related("fund__community"):
                    signed = funds.sign(one, words="数字和银行对账单核对过。", by=self.by(self.keeper, day), at=day)
                    funds.countersign(signed, by=self.by(self.secretary, day), at=day)
            day += A_DAY
