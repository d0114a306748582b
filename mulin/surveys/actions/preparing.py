"""A survey is begun, its questions are written, it is opened; somebody is drawn."""

import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.organisations.queries import Standing
from mulin.places.models import Place
from mulin.surveys import flow, queries, rules
from mulin.surveys.facts import PeopleInvited, SurveyBegun, SurveyOpened
from mulin.surveys.models import Invitation, Question, Survey, Target


@dataclass(frozen=True)
class Ask:
    """A question as it is written; options as pairs of Chinese and English."""

    kind: str
    words: str
    words_en: str = ""
    options: Sequence[tuple[str, str]] = field(default_factory=tuple)
    in_index: bool = False


def locked(survey: Survey) -> Survey:
    return Survey.objects.select_for_update(of=("self",)).select_related("place", "community").get(pk=survey.pk)


@transaction.atomic
def begin(place: Place, title: str, opens_on: date, closes_on: date, *, by: Standing, at: datetime, **values: Any) -> Survey:
    """`values`: other fields of the survey. Of a series that was there it is the next wave."""
    require(rules.may_keep(by, place.path))
    assert by.person is not None
    if closes_on < opens_on:
        raise Refused(_("收完的日子要在开始以后。"))
    series = str(values.pop("series", "") or title).strip()[:40]
    last = Survey.objects.filter(place=place, series=series).order_by("-wave").first()
    try:
        with transaction.atomic():
            survey = Survey.objects.create(
                community_id=place.community_id or place.pk, place=place, title=title.strip(), series=series, wave=last.wave + 1 if last else 1,
                opens_on=opens_on, closes_on=closes_on, seed=secrets.token_hex(32), made_by=by.person, made_at=at, **values,
            )  # fmt: skip
    except IntegrityError as same:
        raise Refused(_("这一期已经有人建好了，请刷新后再看。")) from same
    record(SurveyBegun(survey.pk), actor_id=by.account_id, at=at)
    return survey


@transaction.atomic
def write(survey: Survey, asks: Sequence[Ask], *, by: Standing, at: datetime) -> Survey:
    """All questions anew, in this order; those without words are left out.

    Raises:
        Refused: something to choose from has fewer than two options.
    """
    survey = locked(survey)
    require(rules.may_write(by, survey))
    kept = [one for one in asks if one.words.strip()]
    for number, one in enumerate(kept, 1):
        if one.kind in Question.CHOOSES and len(one.options) < 2:
            raise Refused(_("第 %(number)s 题要选，至少写两个选项。") % {"number": number})
    survey.questions.all().delete()
    Question.objects.bulk_create(
        Question(survey=survey, number=number, kind=one.kind, words=one.words.strip(), words_en=one.words_en.strip(),
                 options=[list(pair) for pair in one.options] if one.kind in Question.CHOOSES else [],
                 in_index=one.in_index and one.kind in Question.SCALES)
        for number, one in enumerate(kept, 1)
    )  # fmt: skip
    return survey


@transaction.atomic
def open_(survey: Survey, *, by: Standing, at: datetime) -> Survey:
    """The people of the place are counted by groups, once: quotas and weights stay what they are."""
    survey = locked(survey)
    require(rules.may_open(by, survey, survey.questions.count()))
    people = queries.folk(survey, localdate(at))
    for name in Survey.By.values:
        count = Counter(one.groups.of(name) for one in people)
        Target.objects.bulk_create(Target(survey=survey, by=name, group=group, people=count[group]) for group in sorted(count))
    survey.status = advance(survey.status, flow.OPEN)
    survey.save(update_fields=["status"])
    record(SurveyOpened(survey.pk), actor_id=by.account_id, at=at)
    return survey


@transaction.atomic
def invite(survey: Survey, number: int, *, by: Standing, at: datetime, name: str = "", group: str = "") -> list[int]:
    """The next `number` in the seed's order; with `name` and `group` only of that group ("age", "75+"), where answers are missing.

    Raises:
        Refused: there is nobody left to draw.
    """
    survey = locked(survey)
    require(rules.may_invite(by, survey))
    there = set(survey.invitations.values_list("person_id", flat=True))
    left = [one for one in queries.in_order(survey, localdate(at)) if one.person_id not in there]
    if name:
        left = [one for one in left if one.groups.of(name) == group]
    drawn = [one.person_id for one in left[: max(0, number)]]
    if not drawn:
        raise Refused(_("没有可以再请的人了。"))
    Invitation.objects.bulk_create(Invitation(survey=survey, person_id=pk, on=localdate(at)) for pk in drawn)
    record(PeopleInvited(survey.pk, drawn), actor_id=by.account_id, at=at)
    return drawn
