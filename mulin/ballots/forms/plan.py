"""What is asked of whom, when, and by which rule set. Asks only what the chosen rule set leaves open."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.timezone import localdate, localtime, make_aware
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from mulin.ballots.actions import OptionPlan, Plan
from mulin.ballots.models import Ballot
from mulin.ballots.rules.rule_set import RuleSet
from mulin.people.models import Person
from mulin.places.models import Place

from .small import lines

MOMENT = "%Y-%m-%dT%H:%M"
SEATED = ("seats", "single", "approval", "score")
LONGEST = 90  # days


def moment() -> forms.DateTimeInput:
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)


class PlanForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=_("范围"), help_text=_("问这里的住户、业主或居民。"))
    head = forms.ChoiceField(label=_("谁有一票"), choices=Ballot.Head)
    title = forms.CharField(label=_("题目"), max_length=100, help_text=_("写成一句问话，例如：楼道刷成什么颜色？"))
    title_en = forms.CharField(label=_("英文题目"), max_length=200, required=False)
    words = forms.CharField(
        label=_("说明"), max_length=4000, required=False, widget=lines(5), help_text=_("为什么要表决、方案是什么、要花多少钱。")
    )
    words_en = forms.CharField(label=_("英文说明"), max_length=8000, required=False, widget=lines(5))
    opens_at = forms.DateTimeField(label=_("开始投票"), widget=moment())
    closes_at = forms.DateTimeField(label=_("截止"), widget=moment())
    notice_days = forms.IntegerField(label=_("先公示几天"), min_value=0, max_value=LONGEST)
    secrecy = forms.ChoiceField(label=_("记名不记名"), choices=Ballot.Secrecy)
    channels = forms.MultipleChoiceField(label=_("怎样投"), choices=Ballot.Channel, widget=forms.CheckboxSelectMultiple)
    may_change = forms.BooleanField(label=_("截止前可以改票"), required=False, help_text=_("以最后一次为准。"))
    members = forms.CharField(
        label=_("成员"), required=False, max_length=20_000, widget=lines(4), help_text=_("“每位成员一票”才写：一行一个姓名，和登记的一样。")
    )  # fmt: skip

    def __init__(self, *args: Any, rules: RuleSet, places: Any, community_id: int, **more: Any):
        super().__init__(*args, **more)
        self.rules, self.community_id = rules, community_id
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self._only("head", rules.heads)
        if rules.secrecy != "either":
            self._only("secrecy", (rules.secrecy,))
        self.fields["notice_days"].min_value = rules.notice_days  # type: ignore[attr-defined]
        self.fields["notice_days"].help_text = (
            _now("这套规则要至少 %(n)s 天。") % {"n": rules.notice_days} if rules.notice_days else ""
        )
        if "member" not in rules.heads:
            del self.fields["members"]
        if rules.method in SEATED:
            label = _now("选几名") if rules.method == "seats" else _now("选出几项")
            self.fields["seats"] = forms.IntegerField(label=label, min_value=1, max_value=99, initial=1)
        if rules.method == "budget":
            self.fields["amount"] = forms.DecimalField(
                label=_now("总金额（元）"), min_value=Decimal("0.01"), max_value=10**10, decimal_places=2
            )
        for name in rules.adjustable:
            self.fields[f"adjust_{name}"] = ADJUSTING[name](rules)

    def _only(self, name: str, values: Sequence[str]) -> None:
        field = self.fields[name]
        field.choices = [pair for pair in field.choices if pair[0] in values]  # type: ignore[attr-defined]
        if len(values) == 1:
            field.initial = values[0]

    @property
    def short(self) -> list[forms.BoundField]:
        """What is not asked line by line above."""
        return [self[name] for name in self.fields if name in ("seats", "amount") or name.startswith("adjust_")]

    def clean_members(self) -> list[int]:
        names = [name.strip() for name in self.cleaned_data.get("members", "").replace("、", "\n").splitlines() if name.strip()]
        found: dict[str, list[int]] = {}
        for pk, name in Person.objects.filter(community=self.community_id, left_on=None, name__in=names).values_list(
            "pk", "name"
        ):
            found.setdefault(name, []).append(pk)
        wrong = [name for name in names if len(found.get(name, [])) != 1]
        if wrong:
            raise forms.ValidationError(_now("登记里没有这个人，或者有同名的：%(names)s。") % {"names": "、".join(wrong)})
        return [found[name][0] for name in dict.fromkeys(names)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        opens, closes = said.get("opens_at"), said.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _now("截止时间要晚于开始时间。"))
        if said.get("head") == "unit" and said.get("secrecy") == "secret":
            self.add_error("secrecy", _now("按面积计的表决要记名：面积认得出是哪一家。"))
        if said.get("head") == "member" and not said.get("members") and "members" not in self.errors:
            self.add_error("members", _now("请写有投票权的成员。"))
        return said

    def plan(self, options: Sequence[OptionPlan]) -> Plan:
        said = self.cleaned_data
        adjust = {name: said[f"adjust_{name}"] for name in self.rules.adjustable if said.get(f"adjust_{name}") not in (None, "")}
        return Plan(
            community_id=self.community_id, place_id=said["place"].pk, title=said["title"], rule_key=self.rules.key, head=said["head"],
            opens_at=said["opens_at"], closes_at=said["closes_at"], words=said["words"], title_en=said["title_en"],
            words_en=said["words_en"], secrecy=said["secrecy"], channels=said["channels"], options=options, notice_days=said["notice_days"],
            may_change=said["may_change"], seats=said.get("seats") or 1, amount=int((said.get("amount") or 0) * 100),
            members=said.get("members") or [] if said["head"] == "member" else [], adjust=adjust,
        )  # fmt: skip


def _whole(label: Any, help_text: Any, least: int = 0) -> Any:
    return lambda rules: forms.IntegerField(label=label, min_value=least, max_value=1000, required=False, help_text=help_text)


def _tick(name: str, label: Any, help_text: Any) -> Any:
    return lambda rules: forms.BooleanField(label=label, required=False, initial=getattr(rules, name), help_text=help_text)


ADJUSTING: dict[str, Any] = {
    "most": _whole(_("每张票最多选几项"), _("空着：不限。"), 1),
    "scale": lambda rules: forms.IntegerField(label=_("最高几分"), min_value=1, max_value=100, initial=rules.scale),
    "quota": lambda rules: forms.IntegerField(
        label=_("至少几名女性"), min_value=0, max_value=99, initial=rules.quota, help_text=_("没有合适的就空着。")
    ),
    "least": lambda rules: forms.IntegerField(label=_("最少几票才能买"), min_value=0, initial=rules.least),
    "step": lambda rules: forms.CharField(
        label=_("补齐时每次加多少"), max_length=20, initial=str(rules.step), help_text=_("最初份额的几分之几。")
    ),
    "skips": _tick("skips", _("放不下的跳过"), _("不勾：遇到放不下的就停。")),
    "by_unit": _tick("by_unit", _("逐户公布结果"), _("每套房的意见谁都能看到。由业主大会的议事规则定。")),
}


def begun(rules: RuleSet, now: datetime) -> dict[str, Any]:
    """What a new form starts with: after the notice, at nine, for a week."""
    first = localdate(now) + timedelta(days=rules.notice_days + 1)
    opens = make_aware(datetime.combine(first, time(9)))
    return {
        "opens_at": localtime(opens), "closes_at": localtime(opens + timedelta(days=7, hours=11)), "notice_days": rules.notice_days,
        "channels": ["phone", "counter", "visit", "paper"], "may_change": True, "head": rules.heads[0], "secrecy": "named" if rules.secrecy == "named" else "secret",
    }  # fmt: skip


def as_form(ballot: Ballot, names: dict[int, str]) -> dict[str, Any]:
    """`names`: of the members."""
    same = ("head", "title", "title_en", "words", "words_en", "notice_days", "secrecy", "channels", "may_change", "seats")
    rules = RuleSet.of_json(ballot.rule_set)
    return {name: getattr(ballot, name) for name in same} | {
        "place": ballot.place_id, "opens_at": localtime(ballot.opens_at), "closes_at": localtime(ballot.closes_at),
        "amount": Decimal(ballot.amount) / 100 if ballot.amount else None, "members": "\n".join(names[pk] for pk in ballot.members if pk in names),
    } | {f"adjust_{name}": getattr(rules, name) for name in rules.adjustable}  # fmt: skip
