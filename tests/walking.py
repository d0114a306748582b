"""What the tests that walk across modules share: who knocks, what there is to knock at, every address of the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from PIL import Image

from mulin.kernel.media.actions import keep_image
from mulin.kernel.media.models import File
from mulin.matters import actions as matters
from mulin.matters.models import Category, CategoryVersion, Matter
from mulin.notices.actions import tell
from mulin.notices.models import Notice
from mulin.organisations.models import Post
from mulin.people.models import Person
from mulin.places.actions import make_codes
from mulin.places.models import Code, Place
from tests.stage import NOON, Stage

KINDS = {
    "visitor": None,
    "resident": "wang_fang",
    "neighbour": "ma_li",
    "building head": "li_xiuying",
    "grid worker": "zhang_wei",
    "community worker": "zhao_min",
    "committee head": "he_jing",
    "secretary": "zhou_ming",
    "street leader": "liang_bo",
    "property handler": "wu_jianguo",
    "other unit": "tang_lei",
    "rider": "chen_hao",
    "administrator": "sun_li",
}


# Walk only where they have something of their own: everywhere else they may what anybody of a unit may.
NARROW = {"owners' committee": ("ballots:", "elections:", "pacts:", "places:")}


def kinds_at(name: str) -> list[str]:
    """Who knocks at this address."""
    return [*KINDS, *(kind for kind, spaces in NARROW.items() if name.startswith(spaces))]


def person_of(stage: Stage, kind: str) -> Person | None:
    if kind in NARROW:
        return Post.objects.get(kind="unit_lead", organisation__kind="owners").person
    name = KINDS[kind]
    return getattr(stage, name) if name else None


def signed_in(person: Person | None) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person.account)
    return client


def addresses(patterns: list[Any] | None = None, prefix: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """("matters:mine", "matters/") for every pattern below the root."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, path, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}", path


def picture(*, sides: int = 40, colour: str = "orange", kind: str = "JPEG") -> bytes:
    into = BytesIO()
    Image.new("RGB", (sides, sides), colour).save(into, kind)
    return into.getvalue()


def category(community: Place, code: str, name: str, **demands: Any) -> Category:
    """One 小类 below its 大类, with one version."""
    top, _ = Category.objects.get_or_create(community=community, code=code[:2])
    if top.current is None:
        top.current = CategoryVersion.objects.create(category=top, number=1, name=f"大类 {code[:2]}", made_at=NOON)
        top.save()
    row = Category.objects.create(community=community, parent=top, code=code)
    row.current = CategoryVersion.objects.create(category=row, number=1, name=name, made_at=NOON, **demands)
    row.save()
    return row


@dataclass
class Props:
    """What lies on the stage to be asked for: all of it belongs to 3 号楼 and 春和物业."""

    matter: Matter  # not public; reported by 王芳 with a photo, handed to 春和物业
    public: Matter
    code: Code
    file: File  # the photo of `matter`
    notice: Notice  # to 王芳


def furnish(stage: Stage) -> Props:
    at = timezone.now()
    me = stage.standing(stage.wang_fang)
    private = category(stage.community, "0101", "楼上漏水", is_public=False, goes="unit", unit_kind="property", keywords="漏水")
    lamp = category(stage.community, "0102", "楼道灯", goes="unit", unit_kind="property", keywords="灯不亮 楼道灯")
    file = keep_image(SimpleUploadedFile("漏水.jpg", picture(), "image/jpeg"), by_account=me.account_id, at=at, guard="matters")
    common = {"community_id": stage.community.id, "place_id": stage.building_3.id}
    matter = matters.report(
        matters.Draft(words="楼上漏水到我家了", category_id=private.id, photos=[file.key], contact_phone="13900000001", **common),
        by=me,
        at=at,
    )
    public = matters.report(matters.Draft(words="三楼楼道的灯不亮了", category_id=lamp.id, **common), by=me, at=at)
    code = make_codes([stage.building_3], kind="building", by=stage.standing(stage.sun_li), at=at)[0]
    values = {"title": matter.title, "number": matter.number, "holder": "春和物业", "due": at.isoformat(), "note": ""}
    tell(person_id=stage.wang_fang.id, kind="matter.received", values=values, url="/matters/", once_key="props", at=at)
    return Props(matter, public, code, file, Notice.objects.get(once_key="props"))
