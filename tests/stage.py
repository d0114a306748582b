"""The stage on which tests play: one community, two committees, three buildings, and who lives and works there."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from mulin.organisations.models import Area, Organisation, Post
from mulin.organisations.queries import Standing, standing_of
from mulin.people.models import Account, Household, Person, Residence
from mulin.places import actions as places
from mulin.places.models import Community, Place

SINCE = date(2025, 1, 1)
NOON = datetime(2026, 11, 19, 4, 0, tzinfo=UTC)  # Thursday 12:00 in Shanghai, a working day

K = Place.Kind
P = Post.Kind


@dataclass
class Stage:
    city: Place
    street: Place
    community: Place
    committee: Place  # 春和一居
    second_committee: Place
    grid: Place  # 第 6 网格
    second_grid: Place  # of the second committee
    estate: Place  # 春和苑
    building_3: Place
    building_5: Place
    other_building: Place  # in the second grid
    entrance: Place  # 3 号楼 2 单元
    room_301: Place
    room_302: Place
    property: Organisation  # 春和物业
    drains: Organisation  # 排水单位
    wang_fang: Person  # resident of 301
    liu_yang: Person  # resident of 302
    ma_li: Person  # lives in the other building
    li_xiuying: Person  # head of building 3
    zhang_wei: Person  # grid worker of 第 6 网格
    zhao_min: Person  # community worker at the desk
    he_jing: Person  # head of 春和一居
    zhou_ming: Person  # secretary of the community
    liang_bo: Person  # street leader
    wu_jianguo: Person  # handler at 春和物业
    tang_lei: Person  # handler at 排水单位
    chen_hao: Person  # rider
    sun_li: Person  # administrator

    def standing(self, person: Person | None) -> Standing:
        account = Account.objects.filter(person=person).first() if person else None
        return standing_of(person, on=NOON.date(), account_id=account.pk if account else None)


def build() -> Stage:
    city = places.add(None, K.CITY, "江城市", code="990100000000", since=SINCE)
    district = places.add(city, K.DISTRICT, "临江区", code="990101000000", since=SINCE)
    street = places.add(district, K.STREET, "春和街道", code="990101001000", since=SINCE)
    community = places.add(street, K.COMMUNITY, "春和社区", since=SINCE)
    Community.objects.create(
        place=community, name="春和社区", name_en="Chunhe", phone="021-5550100", complaints="春和街道办事处 021-5550199"
    )
    first = places.add(community, K.COMMITTEE, "春和一居", code="990101001001", since=SINCE)
    second = places.add(community, K.COMMITTEE, "春和二居", code="990101001002", since=SINCE)
    grid = places.add(first, K.GRID, "第 6 网格", since=SINCE)
    second_grid = places.add(second, K.GRID, "第 9 网格", since=SINCE)
    estate = places.add(grid, K.ESTATE, "春和苑", since=SINCE, lat=31.2201, lng=121.5501)
    other_estate = places.add(second_grid, K.ESTATE, "春和里", since=SINCE, lat=31.2260, lng=121.5560)
    building_3 = places.add(estate, K.BUILDING, "3 号楼", since=SINCE, lat=31.2202, lng=121.5502)
    building_5 = places.add(estate, K.BUILDING, "5 号楼", since=SINCE, lat=31.2206, lng=121.5507)
    other = places.add(other_estate, K.BUILDING, "1 号楼", since=SINCE, lat=31.2261, lng=121.5561)
    entrance = places.add(building_3, K.ENTRANCE, "2 单元", since=SINCE)
    room_301, room_302 = (places.add(entrance, K.ROOM, name, since=SINCE) for name in ("301", "302"))
    far_room = places.add(other, K.ROOM, "101", since=SINCE)

    def someone(name: str, pinyin: str, initials: str) -> Person:
        return Person.objects.create(community=community, name=name, pinyin=pinyin, initials=initials, added_at=NOON)

    def lives(person: Person, room: Place) -> None:
        household, _ = Household.objects.get_or_create(room=room)
        Residence.objects.create(person=person, household=household, room=room, kind="owner", since=SINCE)

    def works(person: Person, kind: str, *, place: Place | None = None, body: Organisation | None = None) -> None:
        Post.objects.create(person=person, kind=kind, place=place, organisation=body, since=SINCE)

    def signs_in(person: Person, *, staff: bool = False) -> None:
        Account.objects.create(username=f"a{person.id}", person=person, verified_by="phone", verified_at=NOON, is_staff=staff)

    property_manager = Organisation.objects.create(
        community=community, kind="property", name="江城春和物业服务有限公司", short_name="春和物业"
    )
    drains = Organisation.objects.create(community=community, kind="office", name="临江区排水管理所", short_name="排水单位")
    Area.objects.create(organisation=property_manager, place=estate)
    Area.objects.create(organisation=drains, place=community)

    cast = {
        "wang_fang": someone("王芳", "wangfang", "wf"),
        "liu_yang": someone("刘洋", "liuyang", "ly"),
        "ma_li": someone("马丽", "mali", "ml"),
        "li_xiuying": someone("李秀英", "lixiuying", "lxy"),
        "zhang_wei": someone("张伟", "zhangwei", "zw"),
        "zhao_min": someone("赵敏", "zhaomin", "zm"),
        "he_jing": someone("何静", "hejing", "hj"),
        "zhou_ming": someone("周明", "zhouming", "zm"),
        "liang_bo": someone("梁波", "liangbo", "lb"),
        "wu_jianguo": someone("吴建国", "wujianguo", "wjg"),
        "tang_lei": someone("唐磊", "tanglei", "tl"),
        "chen_hao": someone("陈浩", "chenhao", "ch"),
        "sun_li": someone("孙丽", "sunli", "sl"),
    }
    lives(cast["wang_fang"], room_301)
    lives(cast["li_xiuying"], room_302)
    lives(cast["liu_yang"], room_302)
    lives(cast["ma_li"], far_room)
    works(cast["li_xiuying"], P.BUILDING_HEAD, place=building_3)
    works(cast["zhang_wei"], P.GRID_WORKER, place=grid)
    works(cast["zhao_min"], P.COMMUNITY_WORKER, place=community)
    works(cast["he_jing"], P.COMMITTEE_HEAD, place=first)
    works(cast["zhou_ming"], P.SECRETARY, place=community)
    works(cast["liang_bo"], P.STREET_LEADER, place=street)
    works(cast["wu_jianguo"], P.HANDLER, body=property_manager)
    works(cast["tang_lei"], P.HANDLER, body=drains)
    works(cast["chen_hao"], P.RIDER, place=community)
    works(cast["sun_li"], P.ADMINISTRATOR, place=community)
    residents = {"wang_fang", "liu_yang", "ma_li", "chen_hao"}
    for who, person in cast.items():
        signs_in(person, staff=who not in residents)

    return Stage(
        city=city, street=street, community=community, committee=first, second_committee=second, grid=grid,
        second_grid=second_grid, estate=estate, building_3=building_3, building_5=building_5, other_building=other,
        entrance=entrance, room_301=room_301, room_302=room_302, property=property_manager, drains=drains, **cast,
    )  # fmt: skip
