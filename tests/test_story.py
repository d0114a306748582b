"""From an imported register to a report answered: one matter through everybody's hands, in the browser."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from mulin.kernel.calendar.working import is_working_day
from mulin.kernel.facts.relay import drain
from mulin.matters import actions
from mulin.matters.models import Matter
from mulin.notices.models import Notice
from mulin.organisations.queries import standing_of
from mulin.people.models import Person
from mulin.places import actions as places
from mulin.places.models import Code, Community, Place
from mulin.places.queries import token_of
from tests.browser import photograph, problems
from tests.walking import category, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SINCE = date(2025, 1, 1)
K = Place.Kind
HOUSES = [
    ["网格", "小区", "楼栋", "单元", "房号", "纬度", "经度"],
    *(["第 6 网格", "春和苑", "3 号楼", "2 单元", room, 31.2202, 121.5502] for room in ("301", "302", "401")),
]
PEOPLE = [
    ["姓名", "性别", "联系电话", "小区", "楼号", "单元", "房号", "居住类型"],
    ["王芳", "女", "13900000001", "春和苑", "3", "2", "301", "自住"],
    ["李秀英", "女", "13900000002", "春和苑", "3", "2", "302", "自住"],
    ["刘洋", "男", "13900000003", "春和苑", "3", "2", "401", "自住"],
    ["张伟", "男", "13900000004", "", "", "", "", ""],
    ["赵敏", "女", "13900000005", "", "", "", "", ""],
    ["吴建国", "男", "13900000006", "", "", "", "", ""],
    ["唐磊", "男", "13900000007", "", "", "", "", ""],
    ["孙丽", "女", "13900000008", "", "", "", "", ""],
]
BODIES = [
    ["单位名称", "单位类型", "简称", "服务范围"],
    ["江城春和物业服务有限公司", "物业公司", "春和物业", "春和苑"],
    ["临江区环卫所", "政府部门", "环卫所", "春和苑"],
]
POSTS = [
    ["姓名", "岗位", "地点", "单位", "任职日期"],
    ["李秀英", "楼长", "春和苑 3 号楼", "", "2025-01-01"],
    ["张伟", "网格员", "第 6 网格", "", "2025-01-01"],
    ["赵敏", "社区工作者", "春和社区", "", "2025-01-01"],
    ["吴建国", "经办人", "", "春和物业", "2025-01-01"],
    ["唐磊", "经办人", "", "环卫所", "2025-01-01"],
    ["孙丽", "系统管理员", "春和社区", "", "2025-01-01"],
]


def top_of_the_tree() -> Place:
    city = places.add(None, K.CITY, "江城市", code="990100000000", since=SINCE)
    district = places.add(city, K.DISTRICT, "临江区", code="990101000000", since=SINCE)
    street = places.add(district, K.STREET, "春和街道", code="990101001000", since=SINCE)
    community = places.add(street, K.COMMUNITY, "春和社区", since=SINCE)
    Community.objects.create(place=community, name="春和社区", name_en="Chunhe", phone="021-5550100", complaints="12345")
    return community


def bring_in(kind: str, rows: list[list[object]], folder: Path) -> None:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / f"{kind}.xlsx")
    call_command("import", kind, str(folder / f"{kind}.xlsx"), community="春和社区", verbosity=0)


@dataclass
class Hands:
    """One browser window a person, signed in by phone and code."""

    open_page: object
    pages: dict[str, Page]

    def of(self, name: str) -> Page:
        if name not in self.pages:
            phone = next(row[2] for row in PEOPLE if row[0] == name)
            page = self.open_page("/sign-in/", width=390 if name in ("王芳", "刘洋") else 1440)
            page.get_by_label("手机号").fill(phone)
            page.get_by_role("button", name="发验证码").click()
            page.get_by_label("验证码").fill(page.locator(".code").inner_text())
            page.get_by_role("button", name="进来").click()
            page.wait_for_url(re.compile(r"//[^/]+/$"))
            self.pages[name] = page
        return self.pages[name]

    def go(self, name: str, path: str) -> Page:
        page = self.of(name)
        page.goto(re.match(r"https?://[^/]+", page.url)[0] + path)
        return page

    def act(self, name: str, number: str, button: str, **said: str) -> Page:
        """Open the matter at the desk, choose an act, say what it asks for, send it."""
        page = self.go(name, f"/desk/matters/{number}/")
        page.locator(".pane-acts").get_by_role("link", name=re.compile(f"^{button}")).click()
        page.wait_for_selector("form[data-draft]")
        for field, value in said.items():
            if field == "to":
                page.locator("select[name=to]").select_option(label=value)
            elif field == "photo":
                page.set_input_files(
                    "input[name=photos]", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture(sides=600)}
                )
            else:
                page.fill(f"textarea[name={field}]", value)
        page.locator("form[data-draft] button[type=submit]").click()
        page.wait_for_url(re.compile(rf"/desk/matters/{number}/$"))
        drain()
        return page


def notices(name: str) -> list[str]:
    person = Person.objects.get(name=name)
    return list(Notice.objects.filter(person_id=person.id).order_by("id").values_list("kind", flat=True))


def press(page: Page, button: str) -> None:
    """Press what sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def told_in_the_inbox(hands: Hands, name: str, words: str) -> None:
    page = hands.go(name, "/inbox/")
    expect(page.locator("main")).to_contain_text(words)


@pytest.mark.row("C018", "C027", "C093", "C095", "C096", "C101", "C107", "C108", "C147", "C148")
@pytest.mark.row("staff-1", "deadlines-8")
def test_a_heap_of_rubbish_from_the_register_to_the_closing(open_page, settings, tmp_path):
    settings.MODE = "demo"  # codes stand on the page
    cache.clear()
    community = top_of_the_tree()
    for kind, rows in {"houses": HOUSES, "people": PEOPLE, "organisations": BODIES, "posts": POSTS}.items():
        bring_in(kind, rows, tmp_path)
    category(
        community,
        "0502",
        "暴露垃圾",
        goes="pool",
        needs_verification=True,
        accept_within="2wh",
        handle_within="2wd",
        keywords="垃圾 乱扔",
    )
    building = Place.objects.get(label="春和苑 3 号楼")
    today = timezone.localdate()

    def standing(name: str):
        return standing_of(Person.objects.get(name=name), on=today)

    places.make_codes([building], kind="building", by=standing("孙丽"), at=timezone.now())
    code = Code.objects.get()
    hands = Hands(open_page, {})

    # a neighbour has reported it already, twelve days ago
    hands.of("刘洋")
    me = standing_of(liu := Person.objects.get(name="刘洋"), on=today, account_id=liu.account.id)
    began = timezone.now() - timedelta(days=12)
    earlier = actions.report(
        actions.Draft(community.id, building.id, "楼门口堆了一堆垃圾", category_id=None, channel="web"), by=me, at=began
    )

    # scan → words and photo → a similar one → sent
    page = hands.go("王芳", f"/c/{token_of(code.number)}/")
    expect(page.locator("h1")).to_have_text("春和苑 3 号楼")
    expect(page.locator("main")).to_contain_text("楼长")
    photograph(page, "story-scan")
    page.get_by_role("link", name="在这里报事").first.click()
    expect(page.locator("main")).to_contain_text("扫码已填好")
    page.fill("textarea[name=words]", "3 号楼门口一堆垃圾，两天没人扔。")
    page.set_input_files(
        "input[name=photos] >> nth=1", {"name": "垃圾.jpg", "mimeType": "image/jpeg", "buffer": picture(sides=900)}
    )
    page.get_by_role("button", name="下一步").click()
    expect(page.locator("#near")).to_have_text("附近有一件相似的，是同一件吗？")
    expect(page.locator("main")).to_contain_text(earlier.title)
    photograph(page, "story-similar")
    page.get_by_role("button", name="我这是新的，送出").click()
    page.wait_for_url(re.compile("/report/done/"))
    matter = Matter.objects.exclude(pk=earlier.pk).get()
    number = matter.number
    assert (matter.channel, matter.status, bool(matter.pool_path), code.scans.get().times) == ("qr", "waiting", True, 1)
    drain()
    told_in_the_inbox(hands, "王芳", "已收到您的上报")

    # the building's head takes it from the grid's pool, then gives it back with a reason
    page = hands.go("李秀英", "/desk/")
    expect(page.locator("main")).to_contain_text("3 号楼门口一堆垃圾")
    hands.act("李秀英", number, "领单")
    page = hands.go("王芳", f"/matters/{number}/")
    expect(page.locator(".timeline")).to_contain_text("春和苑 3 号楼楼长：领单")
    assert "李秀英" not in page.locator("main").inner_text()
    hands.act("李秀英", number, "退回", words="装修垃圾，我搬不动。")
    told_in_the_inbox(hands, "赵敏", "有一件被退回")

    # to the wrong unit first; the second return asks for a third party
    hands.act("赵敏", number, "派单", to="环卫所", words="请清走")
    told_in_the_inbox(hands, "唐磊", "有一件等您接单")
    hands.act("唐磊", number, "退回", words="小区里的归物业。")
    hands.go("赵敏", "/desk/")
    expect(hands.of("赵敏").locator("main")).to_contain_text("等您裁定责任")
    hands.act("赵敏", number, "裁定责任", to="春和物业", words="小区公共部位，由物业清运。")
    matter.refresh_from_db()
    assert (matter.status, matter.returns, matter.dispute, str(matter.unit)) == ("offered", 2, "settled", "春和物业")

    # accepts, arrives, feeds back with a photo
    told_in_the_inbox(hands, "吴建国", "有一件等您接单")
    hands.act("吴建国", number, "接单")
    hands.act("吴建国", number, "记到场")
    page = hands.act("吴建国", number, "回复办理结果", words="清走了，地面冲过。", photo="yes")
    expect(page.locator(".pane-acts")).not_to_contain_text("核实通过")  # not by who did it
    photograph(page, "story-desk")

    # verified by somebody else, seen and rated by the resident
    told_in_the_inbox(hands, "张伟", "有一件等核实")
    hands.act("张伟", number, "核实通过", words="看过，干净了。")
    told_in_the_inbox(hands, "王芳", "办好了，请您确认")
    page = hands.go("王芳", f"/matters/{number}/")
    seen = page.locator(".timeline img").evaluate_all(
        "all => Promise.all(all.map(one => fetch(one.src).then(answer => answer.status)))"
    )
    assert seen == [200, 200]  # the unit's photo and her own
    photograph(page, "story-resident")
    page.check("input[name=verdict][value=fair]")
    press(page, "确认修好，送出评价")
    expect(page.locator("main")).to_contain_text("已办结")

    # not fixed after all: back to the same unit, answered again, confirmed and closed
    page.fill("textarea[name=words] >> visible=true", "又堆回来了。")
    press(page, "还没解决")
    expect(page.locator("main")).to_contain_text("办理中")
    drain()
    expect(hands.go("吴建国", "/inbox/").locator("main")).to_contain_text("3 号楼门口一堆垃圾")
    hands.act("吴建国", number, "回复办理结果", words="又清了一遍，装了提示牌。")
    hands.act("张伟", number, "核实通过")
    page = hands.go("王芳", f"/matters/{number}/")
    page.check("input[name=verdict][value=good]")
    press(page, "确认修好，送出评价")
    expect(page.locator("main")).to_contain_text("已办结")
    drain()

    matter.refresh_from_db()
    assert (matter.status, matter.verdict, matter.reopens, matter.due_at) == ("closed", "good", 1, None)
    assert [event.kind for event in matter.events.order_by("id")] == [
        "reported", "taken", "returned", "dispatched", "returned", "settled", "accepted", "arrived", "answered", "verified", "closed",
        "reopened", "answered", "verified", "closed",
    ]  # fmt: skip
    story = page.locator(".timeline").inner_text()
    assert [
        words
        for words in ("春和物业：到场", "第 6 网格网格员：核实通过", "我：还没解决", "裁定责任给春和物业")
        if words not in story
    ] == []
    assert notices("王芳").count("matter.answered") == 2 and notices("吴建国").count("matter.offered") == 1
    page = hands.go("刘洋", f"/matters/{number}/")  # a neighbour reads the whole way, and nobody's name
    assert not set(re.findall("王芳|吴建国|赵敏|李秀英|唐磊", page.locator("main").inner_text()))

    # the neighbour's own nobody has taken: it climbs from level to level, on working days only, and all concerned read it
    for hour in range(12 * 24):
        actions.ring(began + timedelta(hours=hour))
    while drain():
        pass
    told_in_the_inbox(hands, "赵敏", "超时，请您督办")
    expect(hands.go("赵敏", "/desk/?show=late").locator("main")).to_contain_text(earlier.title)
    expect(hands.go("刘洋", f"/matters/{earlier.number}/").locator(".timeline")).to_contain_text("系统：升级督办")
    climbed = list(earlier.events.filter(kind="escalated").order_by("id"))
    levels = [event.data["level"] for event in climbed]
    assert (levels[:3], set(levels)) == ([3, 4, 5], {3, 4, 5})  # committee, community, street: it lay in the grid's pool
    assert all(is_working_day(timezone.localdate(event.at)) for event in climbed)

    # the register itself is wrong: it waits on the same workbench, opens as a page of its own, and is answered there
    page = hands.go("王芳", "/me/held/correct/")
    page.fill("textarea[name=words]", "性别登记错了。")
    press(page, "交给社区核对")
    page = hands.go("赵敏", "/desk/")
    page.get_by_role("link", name="性别登记错了。").click()
    page.wait_for_url("**/desk/people/corrections/#c*")
    page.fill("textarea[name=words]", "看过身份证，已改好。")
    press(page, "答复")
    expect(hands.go("王芳", "/me/held/").locator("main")).to_contain_text("看过身份证，已改好。")
    assert {name: found for name, page in hands.pages.items() if (found := problems(page))} == {}
