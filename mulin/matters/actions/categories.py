from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.calendar import working
from mulin.kernel.facts.record import record
from mulin.matters import preset, rules
from mulin.matters.facts import CategoryChanged
from mulin.matters.models import Category, CategoryVersion
from mulin.organisations.queries import Standing
from mulin.places.models import Place

LIMITS = ["accept_within", "arrive_within", "handle_within", "verify_within", "close_within", "self_first"]
EDITABLE = [
    "name", "name_en", "keywords", "goes", "post_kind", "unit_kind", *LIMITS, "is_public", "may_be_anonymous", "needs_verification",
]  # fmt: skip


@transaction.atomic
def install_preset(community: Place, at: datetime) -> int:
    """Give a community the categories to begin with. Codes that it has already are left as they are; return how many are new."""
    have = {row.code: row for row in Category.objects.filter(community=community)}
    new = 0
    for line in preset.LINES.strip().splitlines():
        code, *rest = (part.strip() for part in line.split("|"))
        if code in have:
            continue
        have[code] = _make(community, code, rest, have.get(code[:2]), at)
        new += 1
    return new


@transaction.atomic
def add_category(
    community: Place, *, code: str, parent: Category | None, kind: str, by: Standing, at: datetime, **version: Any
) -> Category:
    require(rules.may_edit_categories(by, community.path))
    if Category.objects.filter(community=community, code=code).exists():
        raise Refused(_("代码 %(code)s 已经有了，请换一个。") % {"code": code})
    category = Category.objects.create(community=community, code=code, parent=parent, kind=kind)
    return _new_version(category, version, 1, by, at)


@transaction.atomic
def edit_category(category: Category, *, by: Standing, at: datetime, **changes: Any) -> Category:
    """A new version from now on. Matters taken in before keep the one they have."""
    category = Category.objects.select_for_update(of=("self",)).get(pk=category.pk)
    require(rules.may_edit_categories(by, category.community.path))
    before = category.current
    if before is None:
        return _new_version(category, changes, 1, by, at)
    values = {name: getattr(before, name) for name in EDITABLE} | changes
    if values == {name: getattr(before, name) for name in EDITABLE}:
        return category
    return _new_version(category, values, before.number + 1, by, at)


@transaction.atomic
def close_category(category: Category, *, by: Standing, at: datetime) -> Category:
    """No new matters under it; those it has stay."""
    require(rules.may_edit_categories(by, category.community.path))
    category.closed_at = category.closed_at or at
    category.save(update_fields=["closed_at"])
    return category


def _new_version(category: Category, values: dict[str, Any], number: int, by: Standing, at: datetime) -> Category:
    unknown = set(values) - set(EDITABLE)
    if unknown:
        raise TypeError(f"no such settings of a category: {sorted(unknown)}")
    for name in LIMITS:
        if values.get(name):
            try:
                working.parse(values[name])
            except ValueError as sentence:
                raise Refused(str(sentence)) from None
    if not str(values.get("name", "")).strip():
        raise Refused(_("请写类别的名称。"))
    category.current = CategoryVersion.objects.create(
        category=category, number=number, made_at=at, made_by=by.person_id, **values
    )
    category.save(update_fields=["current"])
    record(CategoryChanged(category.id, number), actor_id=by.person_id, at=at)
    return category


def _make(community: Place, code: str, rest: list[str], parent: Category | None, at: datetime) -> Category:
    if parent is None:
        kind, icon, name, name_en = rest
        values: dict[str, Any] = {"name": name, "name_en": name_en}
    else:
        name, name_en, way, flags, keywords = rest
        kind, icon = parent.kind, parent.icon
        values = preset.WAYS[way] | {
            "name": name, "name_en": name_en, "keywords": keywords, "is_public": "p" not in flags,
            "may_be_anonymous": "a" in flags, "needs_verification": "v" in flags,
        }  # fmt: skip
    category = Category.objects.create(community=community, code=code, parent=parent, kind=kind, icon=icon)
    category.current = CategoryVersion.objects.create(category=category, number=1, made_at=at, **values)
    category.save(update_fields=["current"])
    return category
