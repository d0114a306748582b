"""Topics in several stages (one of them done: 170 parking places over three rounds) and two councils, made through the actions."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from . import actions
from .demo_words import COUNCILS, PARKING
from .models import Council, Topic

DAY = timedelta(days=1)


def build(community: Place, at: datetime) -> None:
    cast = _Cast(community, at)
    cast.parking()
    cast.paint()
    cast.lift()
    cast.bins()
    cast.charging()
    cast.councils()


class _Cast:
    def __init__(self, community: Place, at: datetime) -> None:
        self.community, self.at = community, at
        self.worker = self.standing(holders({"community_worker"}, community.path)[0])
        homes = Residence.objects.filter(
            Q(until=None), under(community.path, "room__path"), person__account__isnull=False, person__account__is_staff=False
        )
        self.home = homes.select_related("room", "person").order_by("person__account__id").first()
        path = self.home.room.path if self.home else community.path
        steps = Place.objects.filter(pk__in=[int(one) for one in path.split("/") if one])
        kinds = {place.kind: place for place in steps}
        self.building = kinds.get(Place.Kind.BUILDING, community)
        self.estate = kinds.get(Place.Kind.ESTATE, community)

    def standing(self, person: Person) -> Standing:
        account = Account.objects.filter(person=person).first()
        return standing_of(person, on=localdate(self.at), account_id=account.pk if account else None)

    def neighbours(self, place: Place, many: int) -> list[Person]:
        lives = Residence.objects.filter(under(place.path, "room__path"), until=None).order_by("id").values("person")
        return list(Person.objects.filter(pk__in=lives, left_on=None, born_on__lt=date(2005, 1, 1)).order_by("id")[:many])

    def days(self, ago: float) -> datetime:
        return self.at - ago * DAY

    def seconded(self, place: Place, many: int, title: str, words: str, title_en: str, ago: float) -> Topic:
        """Raised by the first neighbour, seconded by so many others; the worker writes it down for those without a phone."""
        first, *others = self.neighbours(place, many + 1)
        draft = actions.Draft(place, title, words, person=first, title_en=title_en)
        topic = actions.raise_(draft, by=self.worker, at=self.days(ago))
        for number, person in enumerate(others[:many]):
            if topic.stage == Topic.Stage.SECONDING and number < topic.seconds_needed:
                actions.second(topic, person, by=self.worker, at=self.days(ago - 1))
        topic.refresh_from_db()
        return topic

    def parking(self) -> None:
        draft = actions.Draft(
            self.estate, "小区晚上停车难", "晚上八点以后找不到车位，消防通道也停了车。想在周边找地方，一起把车停好。",
            title_en="Nowhere to park at night",
        )  # fmt: skip
        topic = actions.raise_(draft, by=self.worker, at=self.days(120))
        by: dict[str, Any] = {"by": self.worker}
        topic = actions.accept(topic, "全年有 43 条事项反映停车，关系到整个小区。", at=self.days(118), **by)
        topic = actions.go_on(topic, "收到 61 条意见，八成希望用周边的空车位。", at=self.days(104), **by)
        topic = actions.go_on(topic, "大家同意先谈周边，不动绿地。", at=self.days(90), **by)
        actions.add_option(topic, name="和周边错时共享", words="写字楼、学校、路边，晚上给居民用。", cost=1200000, payer="停车费收入",
                           name_en="Share places around at night", at=self.days(88), **by)  # fmt: skip
        actions.add_option(topic, name="绿地改车位", words="中心绿地改 40 个车位。", cost=32000000, payer="公共收益",
                           name_en="Turn the lawn into parking", at=self.days(88), **by)  # fmt: skip
        called = actions.Call(
            "停车听证会", "居民活动室", self.days(80), self.days(80) + 2 * DAY / 24, [("听两个方案", None), ("大家说", None)]
        )
        meeting = actions.call_about(topic, "hearing", called, self.neighbours(self.estate, 6), at=self.days(86), **by)
        topic = actions.go_on(topic, "两个方案都算了账。", at=self.days(84), **by)
        rows = list(meeting.attendances.values_list("pk", flat=True))
        actions.mark(
            meeting,
            {pk: ("online" if number % 3 == 2 else "room") for number, pk in enumerate(rows)},
            24,
            11,
            at=self.days(79.9),
            **by,
        )
        minutes = "多数人不愿动绿地\n由居委会牵头和周边单位谈\n物业登记夜间车辆"
        actions.write_minutes(meeting, minutes, at=self.days(79), **by)
        topic = actions.go_on(topic, "听证会 41 人参加，意见集中在错时共享。", at=self.days(78), **by)
        objection = actions.object_(
            topic, self.neighbours(self.estate, 3)[2], "外面停车要走十分钟，老人不方便。", at=self.days(76), **by
        )
        actions.answer_objection(objection, "小区里的车位留给 70 岁以上和有残疾证的住户。", at=self.days(75), **by)
        topic = actions.agree(
            topic, topic.options.first(), "先谈周边错时共享，绿地不动；小区内车位优先给老人。", at=self.days(72), **by
        )
        for ago, party, asked, offered, agreed, amount in PARKING:
            actions.hold_round(topic, party=party, held_on=localdate(self.days(ago)), asked=asked, offered=offered, agreed=agreed,
                               gains=[("停车位", "个", amount)], at=self.days(ago), **by)  # fmt: skip
        manager = holders({"grid_worker", "building_head"}, self.building.path)
        given = actions.Given(
            "登记夜间车辆，发错时停车证", localdate(self.days(20)), manager[0] if manager else self.worker.person
        )
        (task,) = actions.give(topic, [given], at=self.days(40), **by)
        actions.close_task(task, "登记 168 辆，发证 168 张。", at=self.days(22), **by)
        actions.set_figure(topic, "晚上能停的车位", before=Decimal(210), after=Decimal(380), unit="个", name_en="Places at night",
                           source="物业夜间清点", at=self.days(12), **by)  # fmt: skip
        actions.finish(topic, "三轮磋商谈来 170 个夜间车位，消防通道清出来了。", at=self.days(10), **by)

    def paint(self) -> None:
        """At options with costs."""
        words = "墙面发黑掉皮，想一起挑个颜色粉刷，再配扶手和灯。"
        topic = self.seconded(self.building, 3, "楼道粉刷和扶手", words, "Paint and handrails for our stairs", 26)
        if topic.stage != Topic.Stage.SCREENING:
            return
        head = holders({"building_head"}, self.building.path)
        topic = actions.accept(
            topic, "邻居附议够了，楼龄 28 年没粉刷过。", head[0] if head else None, by=self.worker, at=self.days(22)
        )
        topic = actions.go_on(topic, "收到 9 条意见。", by=self.worker, at=self.days(16))
        topic = actions.go_on(topic, "都同意粉刷，颜色再比较。", by=self.worker, at=self.days(6))
        for name, name_en, cost in (
            ("米黄加木扶手", "Cream, wooden rail", 860000),
            ("浅绿加钢扶手", "Pale green, steel rail", 720000),
        ):
            actions.add_option(
                topic, name=name, name_en=name_en, cost=cost, payer="社区微基金和住户各半", by=self.worker, at=self.days(5)
            )

    def lift(self) -> None:
        """Waits for seconds."""
        words = "六楼两位老人一个月没下楼了，想问问一楼邻居的顾虑，一起商量。"
        self.seconded(self.building, 1, "老楼加装电梯", words, "A lift for our old building", 3)

    def bins(self) -> None:
        draft = actions.Draft(
            self.estate, "垃圾房搬到哪里", "现在的垃圾房离 3 号楼窗户只有四米，夏天味道大。", title_en="Where to move the bins"
        )
        topic = actions.raise_(draft, by=self.worker, at=self.days(40))
        topic = actions.accept(topic, "连续两年夏天都有人反映。", by=self.worker, at=self.days(38))
        actions.go_on(topic, "三个位置都有人提。", by=self.worker, at=self.days(26))

    def charging(self) -> None:
        draft = actions.Draft(
            self.community, "电动车充电棚够不够", "晚上充电要排队，飞线充电不安全。", title_en="Enough charging sheds?"
        )
        actions.raise_(draft, by=self.worker, at=self.days(1))

    def councils(self) -> None:
        head = self.standing(next(iter(holders({"committee_head", "secretary"}, self.community.path)), self.worker.person))  # type: ignore[arg-type]
        people = self.neighbours(self.estate, 5)
        day = localdate(self.days(200))
        for kind, subject, name, name_en, base in COUNCILS:
            council = actions.found(
                self.community,
                kind=kind,
                subject=subject,
                name=name,
                name_en=name_en,
                yes_base=base,
                by=self.worker,
                at=self.days(200),
            )
            for number, person in enumerate(people):
                stands = f"居民代表 {number + 1}"
                until = date(day.year + 3, day.month, 1) if number else localdate(self.at) + 20 * DAY
                actions.seat(council, person, since=day, until=until, role="member" if number else "chair", stands_for=stands,
                             by=self.worker, at=self.days(200))  # fmt: skip
            self.session(council, head)

    def session(self, council: Council, head: Standing) -> None:
        begins = self.days(14)
        said = actions.Call(
            "第三季度会议", "社区会议室", begins, begins + 2 * DAY / 24, [("夜间停车收费", None), ("明年计划", None)]
        )
        meeting = actions.call_session(council, said, by=self.worker, at=self.days(20))
        rows = list(meeting.attendances.order_by("id").values_list("pk", flat=True))
        actions.mark(
            meeting,
            {pk: "excused" if number == 4 else "room" for number, pk in enumerate(rows)},
            by=self.worker,
            at=self.days(13.9),
        )
        actions.resolve(
            meeting, "夜间停车每月 120 元", "收入用于看护和照明。", yes=3, no=1, abstained=0, by=self.worker, at=self.days(13.9)
        )
        actions.write_minutes(meeting, "通过夜间停车收费\n物业每季度公布收支", by=self.worker, at=self.days(13.5))
        assert self.worker.person is not None
        given = actions.Given("物业每季度公布收支", localdate(self.at) + 16 * DAY, self.worker.person)
        actions.give_from_minutes(meeting, [given], by=self.worker, at=self.days(13))
