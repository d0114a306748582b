"""Posts and organisations of the demo community."""

from datetime import date, datetime

from django.utils.timezone import localdate

from mulin.people.models import Person, Residence
from mulin.places.fields import under
from mulin.places.models import Place

from .actions import refresh_staff
from .models import Area, Organisation, Post

P = Post.Kind
K = Place.Kind
SINCE = date(2024, 1, 1)
BODIES = [
    ("party", "春和社区党总支", "", None),
    ("committee", "春和社区第一居民委员会", "春和一居", None),
    ("committee", "春和社区第二居民委员会", "春和二居", None),
    ("owners", "春和苑业主委员会", "春和苑业委会", None),
    ("property", "江城春和物业服务有限公司", "春和物业", None),
    ("office", "临江区排水管理所", "排水单位", None),
    ("office", "临江区市容管理所", "市容所", None),
    ("school", "春和小学", "", None),
    ("hospital", "春和社区卫生服务中心", "卫生中心", None),
    ("social", "江城邻里互助社", "邻里社", None),
    ("company", "临江绿道建设有限公司", "绿道公司", None),
    ("merchants", "春和路商户自律会", "商户会", None),
]
WHO = [
    ("一位居民", "19900000301"), ("楼长", "19900000001"), ("网格员", "19900000002"), ("社区工作者", "19900000003"),
    ("居委会主任", "19900000004"), ("社区书记", "19900000005"), ("街道负责人", "19900000006"), ("物业经办人", "19900000007"),
    ("排水单位经办人", "19900000008"), ("流动网格员", "19900000009"), ("系统管理员", "19900000010"), ("项目运营方经办人", "19900000011"),
    ("业委会负责人", "19900000302"), ("外籍居民", "19900000501"),
]  # fmt: skip


def build(community: Place, *, scale: str, at: datetime) -> None:
    bodies = {name: _found(community, kind, name, short) for kind, name, short, _none in BODIES}
    party = bodies["春和社区党总支"]
    for estate in Place.objects.filter(community=community, kind=K.ESTATE).order_by("id"):
        branch = Organisation.objects.create(community=community, kind="party", name=f"{estate.name}党支部", parent=party)
        Area.objects.create(organisation=branch, place=estate)
        Area.objects.create(organisation=bodies["江城春和物业服务有限公司"], place=estate)
        for building in estate.children.filter(kind=K.BUILDING).order_by("id") if scale == "full" else []:
            group = Organisation.objects.create(
                community=community, kind="party", name=f"{building.label}楼组党支部", parent=branch
            )
            Area.objects.create(organisation=group, place=building)
    first = Place.objects.filter(community=community, kind=K.ESTATE).order_by("id").first()
    if first is not None:
        Area.objects.create(organisation=bodies["春和苑业主委员会"], place=first)
    for name in ("临江区排水管理所", "临江区市容管理所", "春和社区卫生服务中心"):
        Area.objects.create(organisation=bodies[name], place=community)
    _cast(community, bodies)
    _heads(community)
    refresh_staff(localdate(at))


def _found(community: Place, kind: str, name: str, short: str) -> Organisation:
    return Organisation.objects.create(community=community, kind=kind, name=name, short_name=short, phone="021-5550188")


def _cast(community: Place, bodies: dict[str, Organisation]) -> None:
    people = {person.name: person for person in Person.objects.filter(account__username__startswith="demo-")}
    below = Place.objects.filter(community=community).order_by("id")
    building = below.filter(kind=K.BUILDING, name="3 号楼").order_by("id").first()
    grid = below.filter(kind=K.GRID, name="第 6 网格").first()
    committee = below.filter(kind=K.COMMITTEE).first()
    street = community.parent
    plan: list[tuple[str, str, Place | None]] = [
        ("李秀英", P.BUILDING_HEAD, building), ("张伟", P.GRID_WORKER, grid), ("赵敏", P.COMMUNITY_WORKER, community),
        ("何静", P.COMMITTEE_HEAD, committee), ("周明", P.SECRETARY, community), ("梁波", P.STREET_LEADER, street),
        ("陈浩", P.RIDER, community), ("孙丽", P.ADMINISTRATOR, community),
    ]  # fmt: skip
    for name, kind, place in plan:
        Post.objects.create(person=people[name], kind=kind, place=place, since=SINCE)
    for name, body in (("吴建国", "江城春和物业服务有限公司"), ("唐磊", "临江区排水管理所"), ("徐岚", "江城邻里互助社")):
        Post.objects.create(person=people[name], kind=P.HANDLER, organisation=bodies[body], since=SINCE)
    Post.objects.create(person=people["刘洋"], kind=P.UNIT_LEAD, organisation=bodies["春和苑业主委员会"], since=SINCE)


def _heads(community: Place) -> None:
    """Heads from among those who live there; the last building is left without, so that the coverage page has a gap to show."""
    buildings = list(Place.objects.filter(community=community, kind=K.BUILDING).order_by("id"))
    grids = Place.objects.filter(community=community, kind=K.GRID).order_by("id")
    posts = []
    for n, building in enumerate(buildings[:-1]):
        lives = Residence.objects.filter(under(building.path, "room__path"), person__account=None, person__nationality="CHN")
        people = [row.person for row in lives.select_related("person").order_by("id")[:4]]
        has_head = Post.objects.filter(place=building, kind=P.BUILDING_HEAD).exists()
        if people and not has_head:
            posts.append(Post(person=people[0], kind=P.BUILDING_HEAD, place=building, since=SINCE))
        if len(people) > 3 and n % 5 != 4:
            posts.append(Post(person=people[3], kind=P.PARTY_HEAD, place=building, since=SINCE))
    for grid in grids:
        lives = Residence.objects.filter(under(grid.path, "room__path"), person__account=None, person__nationality="CHN")
        people = [row.person for row in lives.select_related("person").order_by("-id")[:2]]
        if people and not Post.objects.filter(place=grid, kind=P.GRID_WORKER).exists():
            posts.append(Post(person=people[0], kind=P.GRID_WORKER, place=grid, since=SINCE))
        if len(people) > 1:
            posts.append(Post(person=people[1], kind=P.GUARD, place=grid, since=SINCE))
    Post.objects.bulk_create(posts)


def sign_ins() -> list[tuple[str, str]]:
    """The code is shown on the page in the demo."""
    return WHO
