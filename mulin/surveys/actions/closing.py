"""Closed: worked out once and kept. Published with what is done about it."""

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.flow import advance
from mulin.kernel.jobs.each import each
from mulin.organisations.queries import Standing
from mulin.surveys import flow, rules
from mulin.surveys.facts import FindingAdded, ResultsPublished, SurveyClosed
from mulin.surveys.models import Finding, Question, Result, Sheet, Survey
from mulin.surveys.models.answers import drawn

from .preparing import locked


@transaction.atomic
def close(survey: Survey, *, by: Standing | None, at: datetime) -> Result:
    """`by` None: the clock, after the last day."""
    survey = locked(survey)
    unsettled = survey.papers.filter(is_counted=False).count()
    if by is not None:
        require(rules.may_close(by, survey, unsettled=unsettled))
    elif unsettled:
        raise Refused(f"{unsettled} papers are not settled")
    survey.status, survey.closed_at = advance(survey.status, flow.CLOSE), at
    survey.save(update_fields=["status", "closed_at"])
    result = _work_out(survey, at)
    record(SurveyClosed(survey.pk), actor_id=by.account_id if by else None, at=at)
    return result


def close_due(at: datetime) -> int:
    """The clock. Paper that nobody has settled keeps a survey open, and its desk says so."""
    due = Survey.objects.filter(status=Survey.Status.OPEN, closes_on__lt=localdate(at))
    ready = [one for one in due if not one.papers.filter(is_counted=False).exists()]
    return each(ready, lambda survey: bool(close(survey, by=None, at=at)))


def _work_out(survey: Survey, at: datetime) -> Result:
    questions = list(survey.questions.all())
    sheets = list(survey.sheets.order_by("id"))
    people: dict[str, dict[str, int]] = {}
    for one in survey.targets.all():
        people.setdefault(one.by, {})[one.group] = one.people
    asked = [rules.Asked(one.number, one.kind, len(one.options), one.in_index) for one in questions]
    rows = [rules.Row(one.answers, {"age": one.age, "sex": one.sex, "area": one.area}) for one in sheets]
    told = rules.figures(asked, rows, people, survey.weigh, sum(people.get("age", {}).values()))
    marks = _coarse(sheets, told["questions"])
    data = _open_data(questions, sheets, marks)
    if survey.anonymous:
        _mix(survey, sheets, marks)
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    fingerprint = hashlib.sha256(f"{text}\n{data}".encode()).hexdigest()
    return Result.objects.create(survey=survey, figures=told, data=data, fingerprint=fingerprint, at=at)


def _coarse(sheets: Sequence[Sheet], told: Sequence[dict[str, Any]]) -> list[tuple[str, ...]]:
    """(area, sex, age) of each; first what some table must not tell is blanked, then rare combinations."""
    names = ("area", "sex", "age")
    secret = {}
    for name in names:
        sizes: dict[str, int] = {}
        for one in sheets:
            sizes[getattr(one, name)] = sizes.get(getattr(one, name), 0) + 1
        secret[name] = rules.hidden(sizes).union(*(one["by"][name]["hidden"] for one in told if "by" in one))
    rows = [tuple("" if getattr(one, name) in secret[name] else getattr(one, name) for name in names) for one in sheets]
    return rules.merged(rows)


def _open_data(questions: Sequence[Question], sheets: Sequence[Sheet], marks: Sequence[tuple[str, ...]]) -> str:
    """Without words and without anything that tells who; numbers that anybody may name are left out too, as words are."""
    if not marks:
        return ""
    told = [one for one in questions if one.kind not in ("words", "number")]
    rows = []
    for sheet, (area, sex, age) in zip(sheets, marks, strict=True):
        said = [sheet.answers.get(str(one.number), "") for one in told]
        rows.append(
            [
                area,
                sex,
                age,
                *("?" if one is None else " ".join(map(str, one)) if isinstance(one, list) else str(one) for one in said),
            ]
        )
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["area", "sex", "age", *(f"q{one.number}" for one in told)])
    writer.writerows(sorted(rows))  # so that the order tells nothing
    return out.getvalue()


def _mix(survey: Survey, sheets: Sequence[Sheet], marks: Sequence[tuple[str, ...]]) -> None:
    """Written anew in an order of chance, with coarse groups only: not even the database tells who was the third to answer."""
    told = marks or [("", "", "")] * len(sheets)
    anew = [
        Sheet(id=drawn(), survey=survey, answers=sheet.answers, area=area, sex=sex, age=age)
        for sheet, (area, sex, age) in zip(sheets, told, strict=True)
    ]
    survey.sheets.all().delete()
    Sheet.objects.bulk_create(sorted(anew, key=lambda one: one.pk))


@transaction.atomic
def add_finding(
    survey: Survey, said: str, doing: str, *, said_en: str = "", doing_en: str = "", by: Standing, at: datetime
) -> Finding:
    """What was said, what is done: before publishing and whenever there is more to tell."""
    survey = locked(survey)
    require(rules.may_add_finding(by, survey))
    if not said.strip() or not doing.strip():
        raise Refused(_("请写大家说了什么、我们做什么。"))
    assert by.person is not None
    made = Finding.objects.create(
        survey=survey,
        said=said.strip(),
        doing=doing.strip(),
        said_en=said_en.strip(),
        doing_en=doing_en.strip(),
        by=by.person,
        at=at,
    )
    record(FindingAdded(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def publish(survey: Survey, *, by: Standing, at: datetime) -> Survey:
    survey = locked(survey)
    require(rules.may_publish(by, survey, survey.findings.count()))
    survey.status, survey.published_at = advance(survey.status, flow.PUBLISH), at
    survey.save(update_fields=["status", "published_at"])
    record(ResultsPublished(survey.pk, survey.result.fingerprint), actor_id=by.account_id, at=at)
    return survey
