from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.kernel.calendar import working
from mulin.matters.models import Category, CategoryVersion
from mulin.organisations.models import Organisation, Post


class Limit(forms.CharField):
    def __init__(self, label: Any, *, required: bool = False) -> None:
        super().__init__(label=label, required=required, max_length=8)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace(" ", "").lower()
        if text:
            try:
                working.parse(text)
            except ValueError as sentence:
                raise forms.ValidationError(str(sentence)) from None
        return text


class CategoryForm(forms.Form):
    """What a category demands from now on. Matters taken in before keep the version they have."""

    name = forms.CharField(label=_("名称"), max_length=40)
    name_en = forms.CharField(label=_("英文名称"), max_length=80, required=False)
    keywords = forms.CharField(label=_("说到哪些词时推荐它"), max_length=300, required=False, help_text=_("用空格隔开。"))
    goes = forms.ChoiceField(label=_("先到谁手里"), choices=CategoryVersion.Goes.choices)
    post_kind = forms.ChoiceField(label=_("岗位"), choices=[("", "—"), *Post.Kind.choices], required=False)
    unit_kind = forms.ChoiceField(label=_("单位种类"), choices=[("", "—"), *Organisation.Kind.choices], required=False)
    accept_within = Limit(_("多久内接单"), required=True)
    arrive_within = Limit(_("多久内到场"))
    handle_within = Limit(_("多久内办好"), required=True)
    verify_within = Limit(_("多久内核实"))
    self_first = Limit(_("先留给邻里自治多久"))
    close_within = Limit(_("多久内全部办结"), required=True)
    is_public = forms.BooleanField(label=_("经过公开（不写姓名电话）"), required=False)
    may_be_anonymous = forms.BooleanField(label=_("可以匿名上报"), required=False)
    needs_verification = forms.BooleanField(label=_("要由另一个人核实"), required=False)

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        if asked.get("goes") == "post" and not asked.get("post_kind"):
            self.add_error("post_kind", _("选了“按地点找岗位”，请再选是哪个岗位。"))
        if asked.get("goes") == "unit" and not asked.get("unit_kind"):
            self.add_error("unit_kind", _("选了“按地点找单位”，请再选是哪种单位。"))
        return asked


class NewCategoryForm(CategoryForm):
    code = forms.RegexField(r"^\d{2}(\d{2})?$", label=_("代码"), help_text=_("大类两位数字；小类在大类后面再加两位，例如 0107。"))
    kind = forms.ChoiceField(label=_("部件还是事件"), choices=Category.Kind.choices)
    field_order = ("code", "kind")
