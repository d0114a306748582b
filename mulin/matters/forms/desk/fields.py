from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_PHOTOS = 4


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to four pictures from one input; cleans to a list."""

    def __init__(self, **more: Any) -> None:
        super().__init__(label=_("照片"), required=False, widget=SeveralFiles(attrs={"accept": "image/*"}), **more)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("最多 %(most)s 张，请去掉几张再送。") % {"most": MOST_PHOTOS})
        return [super(PhotosField, self).clean(file, initial) for file in files]


class Words(forms.CharField):
    def __init__(self, label: Any, *, required: bool, help_text: Any = "") -> None:
        super().__init__(
            label=label, required=required, max_length=2000, help_text=help_text, widget=forms.Textarea(attrs={"rows": 3})
        )
