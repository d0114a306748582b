"""What somebody signs up with, read by hand: this is the form that a thousand press at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from mulin.activities.models import Question
from mulin.activities.rules import Draft
from mulin.kernel.access import Refused
from mulin.kernel.ui.whole import whole

LONGEST = {"name": 40, "guardian": 60, "needs": 200, "answer": 300}
MOST = 19  # companions; the activity's own limit is a rule


def read(post: Mapping[str, Any], questions: Sequence[Question]) -> Draft:
    """
    Raises:
        Refused: what has to be changed.
    """
    companions = [one for number in range(1, MOST + 1) if (one := _companion(post, number)) is not None]
    return Draft(companions, _text(post, "guardian"), _answers(post, questions), _text(post, "needs"))


def companion_lines(most: int, post: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Lines to fill in, with what was filled in."""
    return [
        {"number": number, "name": post.get(f"name{number}", ""), "age": post.get(f"age{number}", "")}
        for number in range(1, most + 1)
    ]


def _companion(post: Mapping[str, Any], number: int) -> dict[str, Any] | None:
    name, years = _text(post, f"name{number}", "name"), str(post.get(f"age{number}", "")).strip()
    if not name:
        if years:
            raise Refused(_("第 %(number)s 位同行的人请写上称呼。") % {"number": number})
        return None
    if years and whole(years, None, most=120) is None:
        raise Refused(_("%(name)s的年龄请写数字。") % {"name": name})
    return {"name": name, "age": int(years) if years else None}


def _answers(post: Mapping[str, Any], questions: Sequence[Question]) -> dict[str, str]:
    answers = {}
    for question in questions:
        given = _text(post, f"q{question.pk}", "answer")
        if question.required and not given:
            raise Refused(_("请回答：%(words)s") % {"words": question.text})
        if given and question.kind == Question.Kind.CHOICE and given not in question.choices:
            raise Refused(_("请在给出的选项里选：%(words)s") % {"words": question.text})
        if given:
            answers[str(question.pk)] = given
    return answers


def _text(post: Mapping[str, Any], name: str, kind: str = "") -> str:
    return str(post.get(name, "")).strip()[: LONGEST[kind or name]]
