"""Answers come in. No fact and no kept answer tells who sent which, or when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import No, Refused, Yes, only_if, require
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.people.queries import age
from mulin.surveys import queries, rules
from mulin.surveys.models import Answered, Channel, Paper, Sheet, Survey
from mulin.surveys.queries import Groups


def may_answer(survey: Survey, person: Person | None, at: datetime) -> Yes | No:
    today = localdate(at)
    return rules.may_answer(
        survey, known=person is not None, lives_here=person is not None and queries.home_of(survey, person) is not None,
        invited=person is not None and survey.invitations.filter(person=person).exists(),
        of_age=person is not None and queries.of_age(survey, age(person.born_on, today)),
        answered=queries.has_answered(survey, person.pk if person else None), today=today,
    )  # fmt: skip


@transaction.atomic
def answer(survey: Survey, answers: Mapping[str, Any], *, by: Standing, token: str, at: datetime) -> None:
    """On one's phone. `token`: random, made with the page: a visitor's form sent twice counts once.

    Raises:
        Refused: not asked, too early, too late, answered before.
    """
    require(may_answer(survey, by.person, at))
    person = by.person
    groups = queries.groups_of(survey, person, localdate(at)) if person else Groups()
    _keep(survey, answers, groups, f"p:{person.pk}" if person else f"v:{token}"[:48], person, Channel.PHONE, None, at)


@transaction.atomic
def answer_for(survey: Survey, person: Person, answers: Mapping[str, Any], channel: str, *, by: Standing, at: datetime) -> None:
    """Somebody is asked at the counter, by phone or at the door; the worker's name stands in the register, not on the answers."""
    home = queries.home_of(survey, person)
    require(rules.may_help(by, survey, home.room.path if home else survey.place.path, localdate(at)))
    require(only_if(channel in (Channel.COUNTER, Channel.VISIT), _("请选在窗口还是上门问的。")))
    require(may_answer(survey, person, at))
    _keep(survey, answers, queries.groups_of(survey, person, localdate(at)), f"p:{person.pk}", person, channel, by.person, at)


def _keep(
    survey: Survey, answers: Mapping[str, Any], groups: Groups, key: str, person: Person | None, channel: str, helper: Person | None, at: datetime
) -> None:  # fmt: skip
    try:
        with transaction.atomic():
            Answered.objects.create(survey=survey, key=key, person=person, channel=channel, helper=helper, on=localdate(at))
    except IntegrityError as again:
        raise Refused(_("您答过了，谢谢。每人只答一次。")) from again
    _sheet(survey, answers, groups, person)


def _sheet(survey: Survey, answers: Mapping[str, Any], groups: Groups, person: Person | None) -> None:
    Sheet.objects.create(
        survey=survey,
        answers=dict(answers),
        age=groups.age,
        sex=groups.sex,
        area=groups.area,
        person=None if survey.anonymous else person,
    )


@transaction.atomic
def enter_paper(
    survey: Survey, serial: int, answers: Mapping[str, Any], groups: Groups, *, by: Standing, at: datetime, settles: bool = False
) -> Paper:
    """A sheet of paper with its number. Where two must read it, the second reading counts it when both agree; else a keeper settles it.

    Raises:
        Refused: the number was entered before, or the same person would read it twice.
    """
    require(rules.may_help(by, survey, survey.place.path, localdate(at)))
    assert by.person is not None
    read = {"answers": dict(answers), "age": groups.age, "sex": groups.sex, "area": groups.area}
    found = Paper.objects.select_for_update().filter(survey=survey, serial=serial).first()
    if found is None:
        found = Paper.objects.create(survey=survey, serial=serial, first=read, first_by=by.person)
        if not survey.double_entry:
            _count_paper(found, read, by.person, at)
        return found
    if found.is_counted:
        raise Refused(_("第 %(number)s 张已经录过了，请看看纸上的号。") % {"number": serial})
    if settles:
        require(rules.may_keep(by, survey.place.path))
        found.settled_by = by.person
        _count_paper(found, read, by.person, at)
    elif found.second is None:
        require(rules.may_read_second(by, found))
        found.second, found.second_by = read, by.person
        found.save(update_fields=["second", "second_by"])
        if found.first == found.second:
            _count_paper(found, read, by.person, at)
    else:
        raise Refused(_("这张两遍录得不一样，请由社区工作者看着纸核定。"))
    return found


def _count_paper(paper: Paper, read: Mapping[str, Any], helper: Person, at: datetime) -> None:
    """What was read moves to a sheet that knows nothing of the paper."""
    survey = paper.survey
    Answered.objects.create(survey=survey, key=f"paper:{paper.serial}", channel=Channel.PAPER, helper=helper, on=localdate(at))
    _sheet(survey, read["answers"], Groups(read["age"], read["sex"], read["area"]), None)
    paper.first = paper.second = None
    paper.is_counted = True
    paper.save(update_fields=["first", "second", "is_counted", "settled_by"])


@transaction.atomic
def forget_person(person_id: int) -> None:
    """That somebody answered stays counted; nothing leads to them any more, and named answers lose words and name."""
    for row in Answered.objects.filter(person=person_id):
        row.key, row.person = f"gone:{row.pk}", None
        row.save(update_fields=["key", "person"])
    for sheet in Sheet.objects.filter(person=person_id).select_related("survey"):
        words = {str(one.number) for one in sheet.survey.questions.filter(kind="words")}
        sheet.answers = {key: value for key, value in sheet.answers.items() if key not in words}
        sheet.person = None
        sheet.save(update_fields=["answers", "person"])
