"""Two waves of a safety survey, the last one published, and a survey of needs that is open."""

import random
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from mulin.organisations.queries import Standing, holders, standing_of
from mulin.people.models import Account, Person
from mulin.places.models import Place

from . import actions, queries
from .demo_words import FINDINGS, QUESTIONS, WORDS
from .models import Survey
from .queries import Groups


@transaction.atomic
def build(community: Place, *, scale: str, at: datetime) -> None:
    dice = random.Random(106)  # noqa: S311 - the same demo each time
    worker = _standing(holders({"community_worker"}, community.path)[0], at)
    for days, better, answers in ((215, 0, 30), (35, 1, 36)):
        began = at - timedelta(days=days)
        survey = _survey(community, "春和安全感问卷", "Safety in Chunhe", worker, began)
        _answer(survey, worker, began + timedelta(days=2), dice, better, answers)
        ends = began + timedelta(days=15)
        actions.close(survey, by=worker, at=ends)
        for said, said_en, doing, doing_en in FINDINGS[: 1 + better]:
            actions.add_finding(survey, said, doing, said_en=said_en, doing_en=doing_en, by=worker, at=ends)
        actions.publish(survey, by=worker, at=ends)
    survey = _survey(
        community, "冬季服务需求问卷", "Needs this winter", worker, at - timedelta(days=4), kind="needs", series="needs"
    )
    _answer(survey, worker, at - timedelta(days=2), dice, 0, 8)


def _survey(community: Place, title: str, title_en: str, worker: Standing, began: datetime, **more: Any) -> Survey:
    values = {"kind": "safety", "series": "safety", "wanted": 60} | more
    day = localdate(began)
    survey = actions.begin(
        community, title, day, day + timedelta(days=14), title_en=title_en, words="知道哪里让人不放心，先改哪里。",
        words_en="To know what worries people, and what to mend first.", by=worker, at=began, **values,
    )  # fmt: skip
    actions.write(survey, QUESTIONS, by=worker, at=began)
    return actions.open_(survey, by=worker, at=began)


def _answer(survey: Survey, worker: Standing, at: datetime, dice: random.Random, better: int, answers: int) -> None:
    """Most on paper, which costs the demo least; some on their phones, not those who may want to try it."""
    folk = queries.folk(survey, localdate(at))
    for serial in range(1, answers + 1):
        groups = dice.choice(folk).groups if folk else Groups()
        actions.enter_paper(survey, serial, _said(groups, dice, better), groups, by=worker, at=at)
    phones = Account.objects.filter(person__in=[one.person_id for one in folk]).select_related("person").order_by("-id")[:4]
    for account in phones:
        assert account.person is not None
        if account.person_id != worker.person_id:
            actions.answer(survey, _said(Groups(age="35-59"), dice, better), by=_standing(account.person, at), token="", at=at)


def _said(groups: Groups, dice: random.Random, better: int) -> dict[str, Any]:
    """The elderly are a little less at ease."""
    low = 2 if groups.age in ("60-74", "75+") else 3
    said: dict[str, Any] = {str(number): min(5, dice.randint(low, 4) + dice.randint(0, better)) for number in (1, 2)}
    said["3"] = sorted(dice.sample(range(1, 6), dice.randint(1, 2)))
    said["4"] = dice.choice([1, 1, 2, 3, None])
    if dice.random() < 0.15:
        said["5"] = dice.choice(WORDS)
    return said


def _standing(person: Person, at: datetime) -> Standing:
    account = Account.objects.filter(person=person).first()
    return standing_of(person, on=localdate(at), account_id=account.pk if account else None)
