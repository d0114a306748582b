"""One step of an application, as it is typed: what is right goes into its columns, what is not is kept as it was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.organisations.models import Organisation
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.projects import queries, rules
from mulin.projects.models import Application, BudgetLine, CallCategory, Milestone, Promise, Theme
from mulin.projects.rules.budget import Item as Item
from mulin.projects.rules.budget import asked
from mulin.projects.rules.plan import Mark as Mark

from .applying import locked

Typed = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Who:
    kind: str
    place: Place
    club_name: str = ""
    organisation: Organisation | None = None
    category: CallCategory | None = None
    themes: Sequence[Theme] = ()


@dataclass(frozen=True)
class What:
    title: str
    words: str
    beneficiaries: str
    starts: date
    ends: date
    title_en: str = ""


@dataclass(frozen=True)
class Promised:
    sign: str
    words: str
    evidence: str


class Overtaken(Refused):
    """Somebody else saved this step meanwhile; nothing was changed."""


@dataclass(frozen=True)
class Plan:
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Money:
    items: Sequence[Item]


@dataclass(frozen=True)
class Impact:
    promises: Sequence[Promised]


Part = Who | What | Plan | Money | Impact


@transaction.atomic
def save(
    application: Application,
    step: str,
    typed: Typed,
    part: Part | None,
    *,
    version: int | None = None,
    by: Standing,
    at: datetime,
) -> Application:
    """`part`: what `typed` means, None while it cannot be understood. `version`: of the page it was typed on.

    Raises:
        Overtaken: a teammate, or another phone, saved this step after the page was opened.
    """
    application = locked(application)
    require(rules.may_write(by, application, queries.co_applicants(application), at))
    if step not in rules.FORM_STEPS:
        raise Refused(_("没有这一步。"))
    if version is not None and int(application.sittings.get(step, 0)) > version:
        raise Overtaken(_("刚才有人在别处存过这一步。再存一次，就以您这里写的为准。"))
    rest = {key: value for key, value in application.draft.items() if key != step}
    application.draft = rest if part is not None else rest | {step: {key: list(values) for key, values in typed.items()}}
    application.version, application.saved_at = application.version + 1, at
    application.sittings = application.sittings | {step: application.version}
    if part is not None:
        _apply(application, part)
    application.save()
    return application


def _apply(application: Application, part: Part) -> None:
    if isinstance(part, Who):
        _fits(application, part)
        application.kind, application.place, application.category = part.kind, part.place, part.category
        application.club_name, application.organisation = part.club_name, part.organisation
        application.themes.set(part.themes)
    elif isinstance(part, What):
        for name, value in vars(part).items():
            setattr(application, name, value)
    elif isinstance(part, Plan):
        application.milestones.all().delete()
        Milestone.objects.bulk_create(
            Milestone(application=application, number=number, **vars(mark)) for number, mark in enumerate(part.marks, 1)
        )
    elif isinstance(part, Money):
        application.asked = asked(part.items)
        application.lines.all().delete()
        BudgetLine.objects.bulk_create(
            BudgetLine(application=application, number=number, **vars(item)) for number, item in enumerate(part.items, 1)
        )
    else:
        application.promises.all().delete()
        Promise.objects.bulk_create(Promise(application=application, **vars(one)) for one in part.promises)


def _fits(application: Application, part: Who) -> None:
    call = application.call
    if not part.place.path.startswith(call.place.path):
        raise Refused(_("这次征集只在%(place)s里，请换一个地点。") % {"place": call.place})
    if part.category is not None and part.category.call_id != call.pk:
        raise Refused(_("请选这次征集的类别。"))
    if any(theme.call_id != call.pk for theme in part.themes):
        raise Refused(_("请选这次征集的主题。"))
