"""What a call is made of, written anew as a whole while it is a draft; and a call as a copy of an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing
from mulin.projects import rules
from mulin.projects.facts import CallPrepared
from mulin.projects.models import Call, CallCategory, CallKind, Criterion, Juror, Package, Theme

from .calling import locked
from .numbering import next_number


@dataclass(frozen=True)
class CategoryPart:
    code: str
    name: str
    name_en: str = ""
    cap: int | None = None
    words: str = ""


@dataclass(frozen=True)
class CriterionPart:
    """`category`: the code of one, empty for all."""

    name: str
    name_en: str = ""
    most: int = 10
    weight: int = 1
    category: str = ""


@dataclass(frozen=True)
class Named:
    """A theme; a kind of applicant with the papers it must show; a package with what is in it."""

    name: str
    words: str = ""
    words_en: str = ""


@dataclass(frozen=True)
class Parts:
    categories: Sequence[CategoryPart] = ()
    criteria: Sequence[CriterionPart] = ()
    themes: Sequence[Named] = ()
    kinds: Sequence[Named] = ()
    packages: Sequence[Named] = ()


@transaction.atomic
def write_parts(call: Call, parts: Parts, *, by: Standing, at: datetime) -> Call:
    call = locked(call)
    require(rules.may_change(by, call))
    _fit(call, parts)
    _forget(call)
    _write(call, parts)
    return call


def parts_of(call: Call) -> Parts:
    codes = {row.pk: row.code for row in call.categories.all()}
    return Parts(
        [CategoryPart(row.code, row.name, row.name_en, row.cap, row.words) for row in call.categories.all()],
        [CriterionPart(row.name, row.name_en, row.most, row.weight, codes.get(row.category_id or 0, "")) for row in call.criteria.all()],
        [Named(row.name, words_en=row.name_en) for row in call.themes.all()],
        [Named(row.kind, row.evidence, row.evidence_en) for row in call.kinds.all()],
        [Named(row.kind, row.words, row.words_en) for row in call.packages.all()],
    )  # fmt: skip


@transaction.atomic
def clone(call: Call, title: str, opens_at: datetime, *, season: str = "", by: Standing, at: datetime) -> Call:
    """As last season: rules, categories, criteria, packages and jury; all days move together. Money is asked for anew."""
    require(rules.may_clone(by, call))
    assert by.person is not None
    source, parts = Call.objects.get(pk=call.pk), parts_of(call)
    shift = opens_at - source.opens_at
    days = timedelta(days=shift.days)
    made = Call(
        number=next_number("Z", at), cloned_from=source, made_by=by.person, made_at=at, title=title.strip(), season=season or source.season,
        opens_at=opens_at, closes_at=source.closes_at + shift, runs_from=source.runs_from + days, runs_until=source.runs_until + days,
        review_until=source.review_until + shift if source.review_until else None, round=source.round + 1,
        **{name: getattr(source, name) for name in COPIED},
    )  # fmt: skip
    if not made.title:
        raise Refused(_("请写征集的名称。"))
    made.save()
    _write(made, parts)
    jury = source.jurors.filter(left_at=None)
    Juror.objects.bulk_create(Juror(call=made, person_id=one.person_id, since=at) for one in jury)
    record(CallPrepared(made.pk, source.pk), actor_id=by.account_id, at=at)
    return made


COPIED = (
    "community_id", "place_id", "operator_id", "kind", "words", "words_en", "notice_days", "repair_days", "amount", "each_most", "choice",
    "jury_weight", "rule_key", "needs_adviser", "blind", "choosing",
)  # fmt: skip


def _fit(call: Call, parts: Parts) -> None:
    codes = [one.code for one in parts.categories]
    if len(set(codes)) < len(codes):
        raise Refused(_("两个类别用了同一个代号。"))
    for one in parts.categories:
        if one.cap is not None and (one.cap <= 0 or one.cap > call.amount):
            raise Refused(_("类别“%(name)s”的上限要大于 0，不能超过总额。") % {"name": one.name})
    if any(one.category and one.category not in codes for one in parts.criteria):
        raise Refused(_("有一条标准写了没有的类别。"))


def _forget(call: Call) -> None:
    for rows in (call.criteria, call.categories, call.themes, call.kinds, call.packages):
        rows.all().delete()


def _write(call: Call, parts: Parts) -> None:
    made = {}
    for one in parts.categories:
        made[one.code] = CallCategory.objects.create(call=call, **vars(one))
    Criterion.objects.bulk_create(
        Criterion(call=call, **vars(replace(one, category="")) | {"category": made.get(one.category)}) for one in parts.criteria
    )
    Theme.objects.bulk_create(Theme(call=call, name=one.name, name_en=one.words_en) for one in parts.themes)
    CallKind.objects.bulk_create(
        CallKind(call=call, kind=one.name, evidence=one.words, evidence_en=one.words_en) for one in parts.kinds
    )
    Package.objects.bulk_create(
        Package(call=call, kind=one.name, words=one.words, words_en=one.words_en) for one in parts.packages
    )
