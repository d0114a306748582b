"""What the team fills in on the phone, and who runs a project at the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy

from mulin.projects.actions.changing_plan import DUE, ENDS, MOVE
from mulin.projects.models import Income, Line, Midterm, Project, Promise
from mulin.projects.queries.changes import OVER

from .fields import YuanField, day, long

ACCEPT = {"accept": "image/*,application/pdf"}
MOST_FILES = 9


def _number(typed: Any) -> int:
    return int(typed or 0)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Photos and papers from one input; cleans to a list."""

    def __init__(self, *, label: Any, **more: Any):
        super().__init__(label=label, required=False, widget=SeveralFiles(attrs=ACCEPT), **more)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("最多 %(most)s 个文件，请去掉几个再送。") % {"most": MOST_FILES})
        return [super(FilesField, self).clean(file, initial) for file in files]


class ReceiptForm(forms.Form):
    line = forms.ModelChoiceField(Line.objects.none(), label=lazy("算在哪一项"), empty_label=lazy("请选择"))
    amount = YuanField(label=lazy("花了多少（元）"))
    on = forms.DateField(label=lazy("票据上的日子"), widget=day())
    payee = forms.CharField(label=lazy("付给谁（公开）"), max_length=120, help_text=lazy("写商店、单位的名称，不写人名。"))
    words = forms.CharField(label=lazy("买了什么（公开）"), max_length=200, help_text=lazy("例如：花土 10 袋。"))
    file = forms.FileField(
        label=lazy("票据"), widget=forms.FileInput(attrs=ACCEPT), help_text=lazy("拍照或 PDF，只给团队和核对的人看。")
    )

    def __init__(self, *args: Any, project: Project, **more: Any):
        super().__init__(*args, **more)
        self.fields["line"].queryset = project.lines.order_by("number")  # type: ignore[attr-defined]
        self.fields["line"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]


class IncomeForm(forms.Form):
    source = forms.ChoiceField(label=lazy("从哪里来"), choices=Income.Source, initial=Income.Source.OWN)
    amount = YuanField(label=lazy("多少钱（元）"), required=False, help_text=lazy("给的是东西，就空着。"))
    goods = forms.CharField(label=lazy("或者什么东西"), max_length=200, required=False, help_text=lazy("例如：桌子 2 张。"))
    giver = forms.CharField(label=lazy("谁给的"), max_length=80)
    shows_giver = forms.BooleanField(label=lazy("对方同意公开名字"), required=False)
    on = forms.DateField(label=lazy("哪天收到"), widget=day())
    file = forms.FileField(label=lazy("凭证"), widget=forms.FileInput(attrs=ACCEPT), help_text=lazy("收条、转账记录或照片。"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("amount") and not said.get("goods") and "amount" not in self.errors:
            self.add_error("amount", _("请写多少钱，或者是什么东西。"))
        return said


class MilestoneForm(forms.Form):
    words = forms.CharField(label=lazy("做成了什么（公开）"), max_length=500, widget=long(3))
    photos = FilesField(label=lazy("照片"), help_text=lazy("核过以后大家看得到，不要拍到正脸。"))


class ReportForm(forms.Form):
    month = forms.ChoiceField(label=lazy("哪个月"))
    words = forms.CharField(
        label=lazy("两句话"), max_length=300, widget=long(3), help_text=lazy("这个月做了什么，下个月做什么。会公开，不写人名。")
    )

    def __init__(self, *args: Any, months: Sequence[tuple[str, str]], **more: Any):
        super().__init__(*args, **more)
        self.fields["month"].choices = months  # type: ignore[attr-defined]


class ChangeForm(forms.Form):
    kind = forms.ChoiceField(
        label=pgettext_lazy("projects", "改什么"),
        choices=[
            (MOVE, lazy("从一项挪到另一项")), (OVER, lazy("一项多用一些，最多一成")), (DUE, lazy("改里程碑的日子")),
            (ENDS, lazy("改结束的日子")),
        ],
    )  # fmt: skip
    frm = forms.TypedChoiceField(label=lazy("从哪一项"), required=False, coerce=_number)
    to = forms.TypedChoiceField(label=lazy("到哪一项"), required=False, coerce=_number)
    amount = YuanField(label=lazy("挪多少（元）"), required=False)
    number = forms.TypedChoiceField(label=lazy("哪个里程碑"), required=False, coerce=_number)
    day = forms.DateField(label=lazy("改到哪天"), required=False, widget=day())
    reason = forms.CharField(label=lazy("为什么要改"), max_length=300, widget=long(2))

    def __init__(self, *args: Any, project: Project, **more: Any):
        super().__init__(*args, **more)
        lines = [("", _("不用选")), *((one.number, one.name) for one in project.lines.order_by("number"))]
        marks = [
            ("", _("不用选")),
            *((one.number, one.name) for one in project.milestones.filter(done_at=None).order_by("number")),
        ]
        for name, choices in (("frm", lines), ("to", lines), ("number", marks)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class ClosingForm(forms.Form):
    """One answer for each promise, with what shows it."""

    def __init__(self, *args: Any, promises: Sequence[Promise], **more: Any):
        super().__init__(*args, **more)
        self.promises = promises
        for one in promises:
            self.fields[f"words{one.pk}"] = forms.CharField(
                label=f"{one.get_sign_display()} · {one.words}", max_length=500, widget=long(2),
                help_text=_("申请时说好拿来证明的：%(evidence)s。没做到也请照实写。") % {"evidence": one.evidence},
            )  # fmt: skip
            self.fields[f"files{one.pk}"] = FilesField(label=_("证明的照片或文件"))
        self.fields["lesson"] = forms.CharField(
            label=_("下次会怎么做"), max_length=500, required=False, widget=long(2), help_text=_("给后来的团队看，会公开。")
        )


class MidtermForm(forms.Form):
    verdict = forms.ChoiceField(label=pgettext_lazy("midterm", "看下来"), choices=Midterm.Verdict, initial=Midterm.Verdict.GO_ON)
    words = forms.CharField(label=lazy("看到了什么，接下来怎么做"), max_length=500, widget=long(3))


class HonourForm(forms.Form):
    words = forms.CharField(label=lazy("什么荣誉"), max_length=120)
    on = forms.DateField(label=lazy("哪天"), widget=day())


class EvaluationForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=pgettext_lazy("evaluation", "几颗星"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, lazy("5 星，很好")), (4, lazy("4 星，好")), (3, lazy("3 星，还可以")), (2, lazy("2 星，不太好")), (1, lazy("1 星，不好"))],
    )  # fmt: skip
    words = forms.CharField(label=lazy("说一句"), max_length=300, required=False, widget=long(2))
