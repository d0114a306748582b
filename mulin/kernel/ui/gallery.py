"""Every part of the kit in each of its states, on one page for those who build pages."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused

from .parts import Status

HUES = range(1, 9)


class Sample(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label="怎么称呼您", help_text="只有经办人看得到。", initial="王芳")
    phone = forms.RegexField(r"\d{11}", label="手机号", error_messages={"invalid": "手机号要 11 位，现在不是。"})
    words = forms.CharField(label="还想说的", required=False, widget=forms.Textarea)
    estate = forms.ChoiceField(label="小区", choices=[("1", "春和苑"), ("2", "春和里")])
    kind = forms.ChoiceField(
        label="归到哪一类", choices=[("a", "楼道灯"), ("b", "下水道")], widget=forms.RadioSelect, initial="a"
    )
    whom = forms.MultipleChoiceField(
        label="告诉谁", required=False, choices=[("a", "楼长"), ("b", "物业")], widget=forms.CheckboxSelectMultiple
    )
    photo = forms.FileField(label="照片", required=False, help_text="照片里的定位信息会自动去掉。")
    day = forms.DateField(label="哪一天", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    tell = forms.BooleanField(label="办好后发消息告诉我", required=False, initial=True, help_text="可以随时在“我的”里关掉。")


def gallery(request: HttpRequest) -> HttpResponse:
    if not getattr(request.user, "is_staff", False):
        raise Refused(_("部件页只给社区工作人员看。"))
    wrong = Sample({"name": "王芳", "phone": "1380000", "estate": "1"})
    wrong.is_valid()
    states = [
        Status("办理中", "info", "clock"),
        Status("等您答复", "wait", "bell-ring"),
        Status("已解决", "ok", "circle-check"),
        Status("已超时", "late", "triangle-alert"),
        Status("已归档", "", "archive"),
    ]
    pages = Paginator(range(1, 96), 20)
    shown = {"form": Sample(), "wrong": wrong, "states": states, "middle": pages.page(2), "hues": HUES}
    return render(request, "ui/gallery.html", shown)
