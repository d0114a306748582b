from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.secrets import numbers
from mulin.people.models import Person
from mulin.people.queries import phone_blind

MOST_FILES = 10
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class YuanField(forms.DecimalField):
    """Typed in 元, cleaned to 分."""

    def __init__(self, *, label: Any, least: int = 1, **more: Any):
        super().__init__(label=label, min_value=Decimal(least) / 100, max_value=Decimal(10**10), decimal_places=2, **more)
        self.widget.attrs |= {"inputmode": "decimal", "step": "0.01"}

    def clean(self, value: Any) -> Any:
        yuan = super().clean(value)
        return None if yuan is None else int(yuan * 100)


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Photos, PDFs and Office documents from one input; cleans to a list."""

    def __init__(self, *, label: Any, **more: Any):
        accept = {"accept": "image/*,application/pdf,.docx,.xlsx"}
        super().__init__(label=label, required=False, widget=SeveralFiles(attrs=accept), **more)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("最多 %(most)s 个文件，请去掉几个再送。") % {"most": MOST_FILES})
        return [super(FilesField, self).clean(file, initial) for file in files]


class ProofForm(forms.Form):
    """What every form with evidence asks for."""

    evidence = FilesField(
        label=gettext_lazy("凭证"), help_text=gettext_lazy("流水、发票、签收单、照片。只给资金管理员、委员会和社区看。")
    )
    public = FilesField(
        label=gettext_lazy("公开的凭证"),
        help_text=gettext_lazy("谁都能看，不能有人名、电话、证件和正脸。要先遮住，再传遮好的这一份。"),
    )


class PersonField(forms.CharField):
    """A registered person, by the whole name; of two with one name, the phone number says which. Nobody can browse here."""

    def __init__(self, *, label: Any, **more: Any):
        super().__init__(label=label, required=False, max_length=60, **more)
        self.community_id = 0

    def clean(self, value: Any) -> Any:
        words = str(super().clean(value)).split()
        if not words:
            return None
        phones = [word for word in words if word.lstrip("+").isdigit()]
        name = " ".join(word for word in words if word not in phones)
        rows = Person.objects.filter(community=self.community_id, left_on=None)
        rows = rows.filter(name=name) if name else rows
        rows = rows.filter(phone_blind__in=[blind for blind in map(_blind, phones) if blind]) if phones else rows
        return _only(list(rows.order_by("id")[:2]))


def _blind(phone: str) -> str:
    try:
        return phone_blind(numbers.phone(phone))
    except ValueError:
        return ""


def _only(found: Sequence[Person]) -> Person:
    if not found:
        raise forms.ValidationError(_("登记里没有这个人。请写全名，或先在“人房”里登记。"))
    if len(found) > 1:
        raise forms.ValidationError(_("登记里不止一个人叫这个名字，请在后面加上手机号。"))
    return found[0]
