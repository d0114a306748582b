from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.people.models import Person
from mulin.projects.models import Application, Teammate
from mulin.projects.queries.finding import teammate

R = Teammate.Role


class InviteForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("对方的姓名"), max_length=50)
    known = forms.CharField(
        label=gettext_lazy("手机号或房号"), max_length=60, help_text=gettext_lazy("例如：3 号楼 302。用来认准是哪一位。")
    )
    role = forms.ChoiceField(
        label=gettext_lazy("在团队里做什么"), choices=[(R.MEMBER, R.MEMBER.label), (R.CO_APPLICANT, R.CO_APPLICANT.label)],
        widget=forms.RadioSelect, initial=R.MEMBER, help_text=gettext_lazy("共同申报人可以和您一起改申请。"),
    )  # fmt: skip

    def __init__(self, *args: Any, application: Application, **more: Any) -> None:
        super().__init__(*args, **more)
        self.application = application
        self.person: Person | None = None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("name") and said.get("known"):
            self.person = teammate(self.application.call.community_id, said["name"], said["known"])
            if self.person is None:
                self.add_error("known", _("登记里没有找到这一位。请核对姓名和手机号或房号；还没登记的，先请对方到服务台登记。"))
        return said


class AdviserForm(forms.Form):
    person = forms.ModelChoiceField(
        label=gettext_lazy("请哪一位做政治指导员"), queryset=Person.objects.none(), empty_label=gettext_lazy("请选一位")
    )

    def __init__(self, *args: Any, people: list[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].queryset = Person.objects.filter(pk__in=[one.pk for one in people])  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("照片、PDF 或 Office 文件"), help_text=gettext_lazy("最多 20 MB。"))
    name = forms.CharField(label=gettext_lazy("这是什么"), max_length=120, required=False)
