"""What lists are narrowed by: all optional, kept in the address, so that pages and links keep it too."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mulin.volunteering.models import Certificate, Duty, Help, Record, Shift, Skill, Volunteer
from mulin.volunteering.queries.searching import duties_called, named
from mulin.volunteering.rules import ADULT, years_before

from .resident import LANGUAGES

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def among(label: Any, all_of_them: Any, choices: Iterable[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", all_of_them), *choices])


class Search(forms.Form):
    """`narrow` takes what was understood; what makes no sense narrows nothing."""

    hint: ClassVar[Any] = _("姓名、拼音")
    q = forms.CharField(label=_("找"), required=False, max_length=40)

    def said(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name) or None

    @property
    def narrowed(self) -> bool:
        return any(self.said(name) for name in self.fields)


class VolunteerSearch(Search):
    hint = _("姓名、拼音、会什么")
    skill = forms.ModelChoiceField(Skill.objects.none(), label=_("会什么"), required=False, empty_label=_("不论会什么"))
    time = among(_("什么时候有空"), _("不论什么时候"), Volunteer.Time.choices)
    language = among(_("会说的话"), _("不论说什么话"), LANGUAGES)
    lacks = among(_("还缺什么"), _("不论缺什么"), [("consent", _("缺监护人同意")), ("insurance", _("没有保险"))])

    def __init__(self, *args: Any, skills: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["skill"].queryset = skills  # type: ignore[attr-defined]

    def narrow(self, rows: QuerySet[Volunteer], today: date) -> QuerySet[Volunteer]:
        if words := self.said("q"):
            skilled = Volunteer.objects.filter(skills__name__contains=words).values("pk")
            rows = rows.filter(named(words, "person__") | Q(pk__in=skilled))
        if skill := self.said("skill"):
            rows = rows.filter(pk__in=Volunteer.objects.filter(skills=skill).values("pk"))
        # Lists of short codes, as text: the same on both databases.
        if time := self.said("time"):
            rows = rows.filter(times__icontains=f'"{time}"')
        if language := self.said("language"):
            rows = rows.filter(languages__icontains=f'"{language}"')
        if self.said("lacks") == "consent":
            rows = rows.filter(person__born_on__gt=years_before(today, ADULT), guardian_agreed_at=None)
        if self.said("lacks") == "insurance":
            rows = rows.filter(Q(insured_until=None) | Q(insured_until__lt=today))
        return rows


class ShiftSearch(Search):
    hint = _("岗位、地点、拼音")
    kind = among(_("类别"), _("各类岗位"), Duty.Kind.choices)
    state = among(_("名额"), _("不论名额"), [("short", _("还缺人")), ("full", _("满了")), ("cancelled", _("已取消"))])
    since = forms.DateField(label=_("从哪天"), required=False, widget=DAY)
    until = forms.DateField(label=_("到哪天"), required=False, widget=DAY)

    def narrow(self, rows: QuerySet[Shift], communities: set[int]) -> QuerySet[Shift]:
        if words := self.said("q"):
            rows = rows.filter(duty__in=duties_called(words, communities))
        if kind := self.said("kind"):
            rows = rows.filter(duty__kind=kind)
        state = self.said("state")
        if state == "cancelled":
            rows = rows.filter(status=Shift.Status.CANCELLED)
        elif state:
            rows = rows.filter(status=Shift.Status.OPEN)
            rows = rows.filter(taken__lt=F("places")) if state == "short" else rows.filter(taken=F("places"))
        return between(rows, "begins_at", self.said("since"), self.said("until"))


class RecordSearch(Search):
    hint = _("姓名、拼音、做了什么")
    status = among(_("状态"), _("等我确认的"), Record.Status.choices)
    kind = among(_("类别"), _("各类服务"), Duty.Kind.choices)
    since = forms.DateField(label=_("从哪天"), required=False, widget=DAY)
    until = forms.DateField(label=_("到哪天"), required=False, widget=DAY)

    def narrow(self, rows: QuerySet[Record]) -> QuerySet[Record]:
        if words := self.said("q"):
            rows = rows.filter(named(words, "volunteer__person__") | Q(content__contains=words))
        if kind := self.said("kind"):
            rows = rows.filter(kind=kind)
        return between(rows, "begins_at", self.said("since"), self.said("until"))


class CertificateSearch(Search):
    hint = _("姓名、拼音、编号")
    status = among(_("状态"), _("所有状态"), Certificate.Status.choices)

    def narrow(self, rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
        if words := self.said("q"):
            rows = rows.filter(named(words, "volunteer__person__") | Q(number__icontains=words))
        if status := self.said("status"):
            rows = rows.filter(status=status)
        return rows


class HelpSearch(Search):
    hint = _("姓名、拼音、要帮什么")
    status = among(_("状态"), _("进行中的"), Help.Status.choices)
    payer = among(_("时间从哪里出"), _("不论谁出时间"), Help.Payer.choices)

    def narrow(self, rows: QuerySet[Help]) -> QuerySet[Help]:
        status = self.said("status")
        rows = rows.filter(status=status) if status else rows.filter(status__in=("open", "agreed", "done"))
        if words := self.said("q"):
            rows = rows.filter(named(words, "person__") | named(words, "helper__person__") | Q(words__contains=words))
        if payer := self.said("payer"):
            rows = rows.filter(payer=payer)
        return rows


def between(rows: QuerySet[Any], field: str, since: date | None, until: date | None) -> QuerySet[Any]:
    """Local days, both included."""
    zone = timezone.get_current_timezone()
    if since:
        rows = rows.filter(**{f"{field}__gte": datetime.combine(since, datetime.min.time(), tzinfo=zone)})
    if until:
        rows = rows.filter(**{f"{field}__lt": datetime.combine(until + timedelta(days=1), datetime.min.time(), tzinfo=zone)})
    return rows
