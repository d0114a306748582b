from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .desk import lines


class QuestionForm(forms.Form):
    words = forms.CharField(label=_("问什么"), max_length=80)
    words_en = forms.CharField(label=_("英文"), max_length=160, required=False)
    choices = forms.CharField(
        label=_("选项"), max_length=500, required=False, widget=lines(2), help_text=_("一行一个。不填就让人自己写。")
    )
    choices_en = forms.CharField(
        label=_("选项（英文）"), max_length=800, required=False, widget=lines(2), help_text=_("和中文的次序一样，一行一个。")
    )
    required = forms.BooleanField(label=_("一定要回答"), required=False)

    def clean_choices(self) -> list[str]:
        return _lines(self.cleaned_data["choices"])

    def clean_choices_en(self) -> list[str]:
        found = _lines(self.cleaned_data["choices_en"])
        if found and len(found) != len(self.cleaned_data.get("choices", [])):
            raise ValidationError(_("英文选项要和中文的一样多。"))
        return found


def _lines(text: str) -> list[str]:
    return [line.strip()[:60] for line in text.splitlines() if line.strip()][:20]
