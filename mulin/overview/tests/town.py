"""Matters as rows, for pages that only read them."""

from datetime import datetime, timedelta
from typing import Any

from mulin.matters.models import Category, CategoryVersion, Matter
from mulin.people.models import Person
from mulin.places.models import Place
from tests.stage import Stage


def lamps(stage: Stage, *, anonymous: bool = False) -> Category:
    category, made = Category.objects.get_or_create(community=stage.community, code="0101")
    if made:
        version = CategoryVersion.objects.create(
            category=category, number=1, name="楼道灯", may_be_anonymous=anonymous, made_at=datetime(2026, 1, 1).astimezone()
        )
        Category.objects.filter(pk=category.pk).update(current=version)
        category.refresh_from_db()
    return category


def matter(stage: Stage, title: str, place: Place, at: datetime, *, by: Person | None = None, **fields: Any) -> Matter:
    category = lamps(stage)
    number = f"{at:%Y-%m%d}-{Matter.objects.count() + 1:03}"
    return Matter.objects.create(
        community=stage.community, number=number, place=place, place_path=place.path, category=category, version=category.current,
        title=title, channel="web", reporter=by, opened_at=at, changed_at=at, due_at=at + timedelta(days=1), **fields,
    )  # fmt: skip
