"""The two files in which Polis publishes a conversation, and where it was held."""

import io
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.deliberation.actions.bringing import Origin
from mulin.deliberation.reckoning.polis_files import Conversation, NotPolis, of
from mulin.places.models import Place

from .acting import lines

LARGEST = 8 * 1024 * 1024
CSV = {"accept": ".csv,text/csv"}


class BringForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("放在哪里"), empty_label=None)
    title = forms.CharField(label=gettext_lazy("问的是什么"), max_length=60)
    title_en = forms.CharField(label=gettext_lazy("英文标题"), max_length=120, required=False)
    source = forms.CharField(
        label=gettext_lazy("在哪里、什么时候做的"),
        max_length=500,
        widget=lines(2),
        help_text=gettext_lazy("写清主办的是谁、网址或日期，看的人好核对。"),
    )
    comments = forms.FileField(label=gettext_lazy("说法：comments.csv"), widget=forms.ClearableFileInput(attrs=CSV))
    votes = forms.FileField(
        label=gettext_lazy("表态：participants-votes.csv"), widget=forms.ClearableFileInput(attrs=CSV),
        help_text=gettext_lazy("在 Polis 的报告页下载。文件里只有编号，没有人的姓名。"),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def clean_comments(self) -> str:
        return text_of(self.cleaned_data["comments"])

    def clean_votes(self) -> str:
        return text_of(self.cleaned_data["votes"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "comments" in said and "votes" in said:
            try:
                said["talk"] = of(io.StringIO(said["comments"], newline=""), io.StringIO(said["votes"], newline=""))
            except NotPolis as wrong:
                self.add_error("comments" if wrong.what == "comments" else "votes", why(wrong))
        return said

    @property
    def talk(self) -> Conversation:
        found: Conversation = self.cleaned_data["talk"]
        return found

    @property
    def origin(self) -> Origin:
        said = self.cleaned_data
        return Origin(said["place"], said["title"], said["source"], said["title_en"])


def text_of(file: UploadedFile) -> str:
    """
    Raises:
        ValidationError: too large, or no text.
    """
    if (file.size or 0) > LARGEST:
        raise forms.ValidationError(_("文件超过 8 MB，请换小一点的。"))
    try:
        return str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as other:
        raise forms.ValidationError(_("这不是 UTF-8 的文本文件，请用 Polis 下载的原文件，不要用表格软件另存。")) from other


def why(wrong: NotPolis) -> str:
    words = {
        "comments": _("这个文件里要有 comment-id、comment-body、moderated 三列，moderated 是 -1、0 或 1。请看是不是选错了文件。"),
        "columns": _("这个文件里要有 participant、group-id、n-disagree 几列，后面一列一条说法。请看是不是选错了文件。"),
        "line": _("有一行的格数和第一行不一样，文件可能没有下载完整。"),
        "vote": _("表态只能是 1、-1、0 或空着，文件里有别的内容。"),
    }
    return words[wrong.what]
