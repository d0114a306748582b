"""What waits for those who were asked, and for those who keep order; and how the community talks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mulin.deliberation.actions import talk as actions
from mulin.deliberation.actions.talk_setting import set_talk
from mulin.deliberation.forms.talk import AnswerForm, HideForm, InOrderForm, RuleForm, TalkSettingForm
from mulin.deliberation.models import Remark
from mulin.deliberation.queries import talk as queries
from mulin.deliberation.queries.visible import visible_to
from mulin.deliberation.rules import talk as rules
from mulin.deliberation.rules.who import may_open_desk
from mulin.deliberation.views.steps import Act, Scene, offered, run
from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.organisations.queries import Standing, who_asks

from .ways import ways

A_PAGE = 20
ACTS = [
    Act("answer", gettext_lazy("答复"), "reply", AnswerForm, lambda scene: rules.may_answer(scene.me, scene.thing),
        lambda scene, form: actions.answer(scene.thing, form.cleaned_data["words"], by=scene.me, at=scene.at), gettext_lazy("答复大家看得到了，提问的人会收到消息。"), loud=True),
    Act("hide", gettext_lazy("收起这条话"), "eye-off", HideForm, lambda scene: rules.may_hide(scene.me, scene.thing),
        lambda scene, form: actions.hide(scene.thing, form.cleaned_data["rule"], form.cleaned_data["words"], by=scene.me, at=scene.at),
        gettext_lazy("收起来了，原因写在原处，说话的人会收到消息。")),
    Act("in-order", gettext_lazy("看过了，没有不合规矩"), "circle-check", InOrderForm, lambda scene: rules.may_look_after(scene.me, scene.thing.topic.path),
        lambda scene, form: actions.find_in_order(scene.thing, by=scene.me, at=scene.at), gettext_lazy("记下了，这条话留着。")),
    Act("rule", gettext_lazy("决定申诉"), "gavel", RuleForm, lambda scene: rules.may_rule(scene.me, scene.thing),
        lambda scene, form: actions.decide_appeal(scene.thing, form.cleaned_data["verdict"] == "back", form.cleaned_data["words"], by=scene.me, at=scene.at),
        gettext_lazy("决定了，说话的人会收到消息。"), loud=True),
]  # fmt: skip
OF = {"questions": ("answer",), "reports": ("in-order", "hide"), "appeals": ("rule",)}


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(may_open_desk(me))
    waiting, at = queries.waiting_for(me), timezone.now()
    kind = request.GET.get("kind", "questions")
    kind = kind if kind in OF else "questions"
    page = Paginator(getattr(waiting, kind), A_PAGE).get_page(request.GET.get("page"))
    acts = [act for act in ACTS if act.verb in OF[kind]]
    rows = [(row, *offered(acts, Scene(me, row, at))) for row in page]
    tabs = [
        ("questions", _("等答复的问题"), waiting.questions.count()),
        ("reports", _("请社区看的"), waiting.reports.count()),
        ("appeals", _("申诉"), waiting.appeals.count()),
    ]
    community = me.person.community if me.person else None
    may_set = community is not None and bool(rules.may_look_after(me, community.path))
    context = {"kind": kind, "ways": ways(me), "tabs": tabs, "page": page, "rows": rows, "at": at, "may_set": may_set}
    return render(request, "deliberation/remarks/desk.html", context)


def found(request: HttpRequest, remark_id: int) -> tuple[Standing, Remark]:
    me = who_asks(request)
    require(may_open_desk(me))
    topics = visible_to(me, timezone.localdate())
    return me, get_object_or_404(Remark.objects.select_related("topic", "option"), pk=remark_id, topic__in=topics)


@login_required
@require_safe
def one(request: HttpRequest, remark_id: int) -> HttpResponse:
    """For those who keep order: the words, also hidden ones, and what was done about them."""
    me, row = found(request, remark_id)
    require(rules.may_look_after(me, row.topic.path))
    acts, _barred = offered(ACTS, Scene(me, row, timezone.now()))
    return render(
        request, "deliberation/remarks/desk_one.html", {"remark": row, "acts": acts, "reports": row.reports.all()[:A_PAGE]}
    )


@login_required
@require_POST
def act(request: HttpRequest, remark_id: int, verb: str) -> HttpResponse:
    me, row = found(request, remark_id)
    return run(request, ACTS, verb, Scene(me, row, timezone.now()), to="deliberation:desk_talk")


@login_required
def setting(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = me.person.community if me.person else None
    if community is None:
        raise Refused(_("您的岗位还不属于一个社区。"))
    require(rules.may_look_after(me, community.path))
    now = queries.setting_of(community.pk)
    form = TalkSettingForm(request.POST or None, initial={"names": now.names, "answer_within": now.answer_within})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            once(
                request,
                lambda: {"id": set_talk(community, said["names"], said["answer_within"], by=me, at=timezone.now()).pk},
            )
            messages.success(request, _("定好了，从现在说的话起算。"))
            return redirect("deliberation:desk_talk")
        except Refused as refused:
            form.add_error("answer_within", str(refused))
    return render(request, "deliberation/remarks/setting.html", {"form": form, "rules": Remark.Rule.choices})
