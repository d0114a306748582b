"""Brands and what happened under them, year after year (C055)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects.facts.after import BrandBegun, BrandTold
from mulin.projects.models import Brand, BrandMoment, Project
from mulin.projects.rules import after as rules


@transaction.atomic
def begin_brand(
    community: Place,
    name: str,
    slug: str,
    since: date,
    *,
    words: str = "",
    name_en: str = "",
    words_en: str = "",
    by: Standing,
    at: datetime,
) -> Brand:
    """`slug`: what its address ends with, for good.

    Raises:
        Refused: no post there, or the address is taken.
    """
    require(rules.may_keep(by, community.path))
    if since > localdate(at):
        raise Refused(_("品牌开始的日子不能在以后。"))
    try:
        with transaction.atomic():
            brand = Brand.objects.create(
                community=community, name=name.strip(), name_en=name_en.strip(), slug=slug, since=since, words=words.strip(),
                words_en=words_en.strip(),
            )  # fmt: skip
    except IntegrityError as taken:
        raise Refused(_("已有一个品牌用这个网址，换一个。")) from taken
    record(BrandBegun(brand.pk), actor_id=by.account_id, at=at)
    return brand


@transaction.atomic
def tell_moment(
    brand: Brand,
    on: date,
    words: str,
    *,
    words_en: str = "",
    project: Project | None = None,
    photo: str = "",
    by: Standing,
    at: datetime,
) -> BrandMoment:
    """A day worth remembering. `photo`: key of a kept picture."""
    require(rules.may_keep(by, brand.community.path))
    if on > localdate(at):
        raise Refused(_("还没有发生的事不写进历史。"))
    if project is not None and project.community_id != brand.community_id:
        raise Refused(_("项目要是这个社区的。"))
    moment = BrandMoment.objects.create(
        brand=brand, on=on, words=words.strip(), words_en=words_en.strip(), project=project, photo=photo
    )
    record(BrandTold(moment.pk), actor_id=by.account_id, at=at)
    return moment


@transaction.atomic
def put_under_brand(project: Project, brand: Brand | None, *, by: Standing, at: datetime) -> Project:
    project = Project.objects.select_for_update(of=("self",)).select_related("place").get(pk=project.pk)
    require(rules.may_keep(by, project.path))
    if brand is not None and (brand.community_id != project.community_id or brand.ended_on is not None):
        raise Refused(_("请选这个社区还在用的品牌。"))
    project.brand = brand
    project.save(update_fields=["brand"])
    return project
