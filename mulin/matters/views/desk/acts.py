"""Every act at the desk in one table: its verb, its words, who may, what it asks for, what it calls."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mulin.kernel.access import No, Yes
from mulin.matters import actions, rules
from mulin.matters.forms import desk as forms
from mulin.matters.models import Matter
from mulin.organisations.queries import Standing

Run = Callable[[Matter, dict[str, Any], Standing, datetime], Matter]


@dataclass(frozen=True)
class Act:
    verb: str
    words: str | Promise
    icon: str
    rule: Callable[[Standing, Matter], Yes | No]
    form: type[forms.acting.ActForm]
    run: Run
    key: str = ""  # pressed in the pane


def _words_only(action: Callable[..., Matter]) -> Run:
    return lambda matter, asked, by, at: action(matter, words=asked["words"], by=by, at=at)


def _dispatch(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.dispatch(matter, **asked["to"], helpers=asked["helpers"], words=asked["words"], by=by, at=at)


def _settle(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.settle(matter, **asked["to"], helpers=asked["helpers"], words=asked["words"], by=by, at=at)


def _give_back(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.give_back(matter, words=asked["words"], disputed=asked["disputed"], by=by, at=at)


def _join(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.join(matter, helpers=asked["helpers"], by=by, at=at)


def _hand_on(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.hand_on(matter, **asked["to"], words=asked["words"], by=by, at=at)


def _answer(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.answer(matter, words=asked["words"], photos=asked["photos"], by=by, at=at)


def _merge(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.merge(matter, into=asked["into"], by=by, at=at)


def _correct(matter: Matter, asked: dict[str, Any], by: Standing, at: datetime) -> Matter:
    return actions.correct(matter, category_id=asked["category"], words=asked["words"], by=by, at=at)


TABLE = [
    Act("accept", _("接单"), "check", rules.may_accept, forms.WordsForm, _words_only(actions.accept), "a"),
    Act("settle", _("裁定责任"), "scale", rules.may_settle, forms.SettleForm, _settle, "s"),
    Act("take", _("领单"), "hand", rules.may_take, forms.WordsForm, _words_only(actions.take), "t"),
    Act("dispatch", _("派单"), "send", rules.may_dispatch, forms.DispatchForm, _dispatch, "d"),
    Act("arrive", _("记到场"), "map-pin", rules.may_arrive, forms.WordsForm, _words_only(actions.arrive), "v"),
    Act("answer", _("回复办理结果"), "message-circle", rules.may_answer, forms.AnswerForm, _answer, "r"),
    Act("verify", _("核实通过"), "circle-check", rules.may_verify, forms.WordsForm, _words_only(actions.verify), "y"),
    Act("refuse", _("核实不通过"), "rotate-ccw", rules.may_refuse, forms.ReasonForm, _words_only(actions.refuse)),
    Act("close", _("结案"), "archive", rules.may_close, forms.ReasonForm, _words_only(actions.close), "c"),
    Act("pause", _("请居民补充"), "clock", rules.may_pause, forms.ReasonForm, _words_only(actions.pause)),
    Act("resume", _("已补充，继续办"), "play", rules.may_resume, forms.ReasonForm, _words_only(actions.resume)),
    Act("give_back", _("退回"), "undo-2", rules.may_give_back, forms.ReturnForm, _give_back, "b"),
    Act("hand_on", _("转办"), "users", rules.may_hand_on, forms.HandOnForm, _hand_on),
    Act("join", _("加派协办"), "users", rules.may_join, forms.JoinForm, _join),
    Act("move_on", _("转入共治"), "send", rules.may_move_on, forms.WordsForm, _words_only(actions.move_on)),
    Act("came_again", _("又来了一次"), "footprints", rules.may_count_trip, forms.WordsForm, _words_only(actions.came_again)),
    Act("note", _("内部备注"), "pencil", rules.may_note, forms.ReasonForm, _words_only(actions.note), "m"),
    Act("correct", _("更正类别"), "sliders-horizontal", rules.may_correct, forms.CorrectForm, _correct),
    Act("merge", _("并案"), "git-merge", rules.may_merge, forms.MergeForm, _merge),
    Act("unmerge", _("撤销并案"), "rotate-ccw", rules.may_unmerge, forms.WordsForm, _words_only(actions.unmerge)),
    Act("let_go", _("按居民意思撤回"), "undo-2", rules.may_let_go, forms.WithdrawForm, _words_only(actions.let_go)),
    Act("reopen", _("重新办理"), "rotate-ccw", rules.may_reopen, forms.ReasonForm, _words_only(actions.reopen)),
    Act("void", _("不予受理"), "ban", rules.may_void, forms.ReasonForm, _words_only(actions.void)),
]
BY_VERB = {act.verb: act for act in TABLE}


@dataclass(frozen=True)
class Offered:
    """An act with its answer for this person and this matter."""

    act: Act
    answer: Yes | No


def offered(me: Standing, matter: Matter, *, wished: bool) -> tuple[list[Offered], list[Offered]]:
    """What may be done now, and what may not with the reason. `wished`: the reporter asked to have it withdrawn."""
    all_ = [Offered(act, act.rule(me, matter)) for act in TABLE]
    let_go = rules.may_let_go_already(me, matter, wished=wished)
    all_ = [Offered(one.act, one.answer and let_go) if one.act.verb == "let_go" else one for one in all_]
    return [one for one in all_ if one.answer], [one for one in all_ if not one.answer]
