"""The steps of a topic's desk page, in the order of its life."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from mulin.deliberation import actions, rules
from mulin.deliberation.forms import acting, meetings
from mulin.deliberation.forms import topics as forms
from mulin.deliberation.models import Objection, Option
from mulin.deliberation.queries.voting import is_voting
from mulin.deliberation.views.asked import kept
from mulin.deliberation.views.steps import Act, Scene
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.people.models import Person


def _by(scene: Scene) -> dict[str, Any]:
    return {"by": scene.me, "at": scene.at}


def _unanswered(scene: Scene) -> int:
    return sum(one.answered_at is None for one in scene.context["objections"])


def _option(scene: Scene, key: str) -> Option | None:
    return Option.objects.filter(topic=scene.thing, pk=int(key)).first() if key else None


def _accept(scene: Scene, form: Any) -> object:
    return actions.accept(scene.thing, form.cleaned_data["words"], form.cleaned_data["host"], **_by(scene))


def _may_go_on(scene: Scene) -> Yes | No:
    return rules.may_go_on(scene.me, scene.thing, options=len(scene.context["options"]), heard=scene.context["heard"])


def _add_option(scene: Scene, form: Any) -> object:
    said = dict(form.cleaned_data)
    cost = said.pop("cost")
    said["photo"] = kept(said["photo"], scene.me)
    return actions.add_option(scene.thing, cost=None if cost is None else int(cost * 100), **said, **_by(scene))


def _drop_option(scene: Scene, form: Any) -> object:
    option = _option(scene, form.cleaned_data["option"])
    assert option is not None
    return actions.withdraw_option(option, form.cleaned_data["words"], **_by(scene))


def _may_drop_option(scene: Scene) -> Yes | No:
    return first_no(
        rules.may_write_options(scene.me, scene.thing), only_if(bool(scene.context["options"]), str(_("还没有方案。")))
    )


def _answer(scene: Scene, form: Any) -> object:
    row = Objection.objects.get(topic=scene.thing, pk=int(form.cleaned_data["objection"]))
    return actions.answer_objection(row, form.cleaned_data["words"], **_by(scene))


def _may_answer(scene: Scene) -> Yes | No:
    return first_no(rules.may_host(scene.me, scene.thing), only_if(_unanswered(scene) > 0, str(_("没有等答复的反对意见。"))))


def _call(scene: Scene, form: Any) -> object:
    said, people = form.cleaned_data, list(form.cleaned_data["people"])
    if said["neighbours"]:
        ids = [*scene.thing.seconders.values_list("person_id", flat=True), scene.thing.raised_by_id or 0]
        people += list(Person.objects.filter(pk__in=ids, left_on=None))
    return actions.call_about(scene.thing, said["kind"], form.call(), people, **_by(scene))


def _may_agree(scene: Scene) -> Yes | No:
    return rules.may_agree(scene.me, scene.thing, unanswered=_unanswered(scene), voting=is_voting(scene.thing))


def _agree(scene: Scene, form: Any) -> object:
    return actions.agree(scene.thing, _option(scene, form.cleaned_data["option"]), form.cleaned_data["words"], **_by(scene))


def _may_vote(scene: Scene) -> Yes | No:
    return first_no(
        rules.may_put_to_ballot(scene.me, scene.thing, voting=is_voting(scene.thing)),
        only_if(bool(scene.context["options"]), str(_("还没有方案。"))),
    )


def _ballot(scene: Scene, form: Any) -> object:
    said = dict(form.cleaned_data)
    return actions.put_to_ballot(scene.thing, _option(scene, said.pop("motion")), **said, **_by(scene))


def _give(scene: Scene, form: Any) -> object:
    said = form.cleaned_data
    person, unit = acting.taken(said["who"])
    return actions.give(scene.thing, [actions.Given(said["words"], said["due_on"], person, unit)], **_by(scene))


def _round(scene: Scene, form: Any) -> object:
    said = {name: form.cleaned_data[name] for name in ("party", "held_on", "asked", "offered", "agreed")}
    return actions.hold_round(scene.thing, gains=form.gains, **said, **_by(scene))


def _figure(scene: Scene, form: Any) -> object:
    said = dict(form.cleaned_data)
    return actions.set_figure(scene.thing, said.pop("name"), **said, **_by(scene))


def _picture(scene: Scene, form: Any) -> object:
    said = form.cleaned_data
    return actions.add_picture(scene.thing, said["when"], kept(said["photo"], scene.me), said["words"], **_by(scene))


def _may_finish(scene: Scene) -> Yes | No:
    return rules.may_finish(scene.me, scene.thing, open_tasks=scene.context["tasks_open"])


W = acting.WordsForm
ACTS: list[Act] = [
    Act("accept", _("立项"), "stamp", forms.AcceptForm, lambda s: rules.may_accept(s.me, s.thing), _accept,
        _("立项了，提议题和附议的邻居会收到消息。"), True),
    Act("refuse", _("不立项"), "ban", W, lambda s: rules.may_refuse(s.me, s.thing),
        lambda s, f: actions.refuse(s.thing, f.cleaned_data["words"], **_by(s)), _("已答复，提议题的邻居会看到原因。")),
    Act("option", _("加一个方案"), "plus", forms.OptionForm, lambda s: rules.may_write_options(s.me, s.thing), _add_option,
        _("方案写好了，邻居看得到。")),
    Act("drop-option", _("收回一个方案"), "undo-2", forms.PickOptionForm, _may_drop_option, _drop_option, _("方案收回了，原因写在经过里。")),
    Act("meeting", _("开听证会或座谈会"), "calendar-plus", meetings.HearingForm,
        lambda s: rules.may_call_about(s.me, s.thing, "forum"), _call, _("通知发出去了，被请的人可以答复来不来。")),
    Act("answer", _("答复反对意见"), "message-square", forms.AnswerForm, _may_answer, _answer, _("答复了，提意见的人会收到消息。")),
    Act("go-on", _("进入下一个阶段"), "arrow-right", acting.CameOutForm, _may_go_on,
        lambda s, f: actions.go_on(s.thing, f.cleaned_data["words"], **_by(s)), _("进入下一个阶段了，期限从今天算。"), True),
    Act("agree", _("协商一致，定下来"), "handshake", forms.AgreeForm, _may_agree, _agree, _("定下来了，关心这件事的邻居会收到消息。"), True),
    Act("ballot", _("交付表决"), "vote", forms.BallotForm, _may_vote, _ballot, _("表决的草稿写好了，到“表决”里公示登记册、开始投票。")),
    Act("back", _("回到方案"), "undo-2", W, lambda s: rules.may_go_back(s.me, s.thing, voting=is_voting(s.thing)),
        lambda s, f: actions.go_back(s.thing, f.cleaned_data["words"], **_by(s)), _("回到方案了。")),
    Act("task", _("派一项任务"), "clipboard-list", forms.TaskForm, lambda s: rules.may_give(s.me, s.thing, None), _give,
        _("任务派好了，接任务的人会收到消息。")),
    Act("round", _("记一轮磋商"), "handshake", forms.RoundForm, lambda s: rules.may_show_outcome(s.me, s.thing), _round,
        _("这一轮记下来了，成果的合计自动算。")),
    Act("figure", _("写一个前后对比的数"), "chart-column", forms.FigureForm, lambda s: rules.may_show_outcome(s.me, s.thing), _figure,
        _("数写好了。")),
    Act("picture", _("加以前或现在的照片"), "camera", forms.PictureForm, lambda s: rules.may_show_outcome(s.me, s.thing), _picture,
        _("照片加好了。")),
    Act("finish", _("落实完了"), "circle-check", acting.DoneForm, _may_finish,
        lambda s, f: actions.finish(s.thing, f.cleaned_data["words"], **_by(s)), _("落实完了，关心这件事的邻居会收到消息。"), True),
    Act("due", _("改这个阶段的期限"), "calendar", acting.DueForm, lambda s: rules.may_set_due(s.me, s.thing),
        lambda s, f: actions.set_due(s.thing, f.cleaned_data["due_at"], f.cleaned_data["words"], **_by(s)), _("期限改好了，原因写在经过里。")),
    Act("stop", _("中止议题"), "ban", W, lambda s: rules.may_stop(s.me, s.thing, voting=is_voting(s.thing)),
        lambda s, f: actions.stop(s.thing, f.cleaned_data["words"], **_by(s)), _("议题中止了，关心这件事的邻居会收到消息。")),
]  # fmt: skip
