from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.facilities.models import Facility
from mulin.people.models import Person
from mulin.places.models import Place

from .houses import lines

MOMENT = "%Y-%m-%dT%H:%M"


class StoryForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=_("归哪里管"), help_text=_("这个地点的社区工作者管它。"))
    facility = forms.ModelChoiceField(
        Facility.objects.none(), label=_("属于哪个设施"), required=False, empty_label=_("不属于设施")
    )
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    spot = forms.CharField(label=_("具体在哪里"), max_length=120, help_text=_("走到跟前怎么找，例如：东门进来左手边。"))
    spot_en = forms.CharField(label=_("具体在哪里（英文）"), max_length=200, required=False)
    words = forms.CharField(label=_("故事"), max_length=3000, widget=lines(6))
    words_en = forms.CharField(label=_("英文故事"), max_length=6000, required=False, widget=lines(6))
    lat = forms.FloatField(label=_("纬度"), min_value=-90, max_value=90, required=False, help_text=_("不填就用地点的位置。"))
    lng = forms.FloatField(label=_("经度"), min_value=-180, max_value=180, required=False)
    sound = forms.FileField(label=_("念出来的声音"), required=False, help_text=_("MP3、M4A 或 OGG，8 MB 以内。"))
    spoken = forms.CharField(
        label=_("声音里说的话"), max_length=3000, required=False, widget=lines(3), help_text=_("念的就是上面的故事，就不用写。")
    )
    sound_en = forms.FileField(label=_("英文的声音"), required=False)
    spoken_en = forms.CharField(label=_("英文声音里说的话"), max_length=6000, required=False, widget=lines(3))
    picture = forms.ImageField(label=_("照片"), required=False)
    credit = forms.CharField(
        label=_("怎么署名"), max_length=60, required=False, help_text=_("讲述的人同意的写法；只有居民推荐来的故事才有。")
    )
    for_groups = forms.BooleanField(label=_("接待团体参观"), required=False, help_text=_("团体可以预约，由社区安排讲解。"))
    visit_words = forms.CharField(
        label=_("参观说明"), max_length=300, required=False, help_text=_("例如：约 40 分钟，一次最多 30 人。")
    )
    visit_words_en = forms.CharField(label=_("参观说明（英文）"), max_length=600, required=False)

    def __init__(self, *args: Any, places: Any, houses: Any, told: bool = False, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        self.fields["facility"].queryset = houses  # type: ignore[attr-defined]
        if not told:
            del self.fields["credit"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (said.get("lat") is None) != (said.get("lng") is None):
            self.add_error("lng", _("经度和纬度要一起填。"))
        return said


class TrailForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=_("归哪里管"), help_text=_("这个地点的社区工作者管它。"))
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("介绍"), max_length=600, widget=lines(3))
    words_en = forms.CharField(label=_("英文介绍"), max_length=1200, required=False, widget=lines(3))
    stop_minutes = forms.IntegerField(label=_("每个点停几分钟"), min_value=0, max_value=60, initial=3)
    step_free = forms.BooleanField(label=_("全程没有台阶"), required=False, help_text=_("走过、确认过再勾。"))
    for_groups = forms.BooleanField(label=_("接待团体参观"), required=False, help_text=_("团体可以预约，由社区安排讲解。"))

    def __init__(self, *args: Any, places: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class WishForm(forms.Form):
    name = forms.CharField(label=_("这个故事叫什么"), max_length=60, help_text=_("例如：门口那棵老槐树。"))
    spot = forms.CharField(label=_("在哪里"), max_length=120)
    words = forms.CharField(label=_("您知道的故事"), max_length=3000, widget=lines(5))
    picture = forms.ImageField(label=_("照片"), required=False)
    consents = forms.BooleanField(label=_("可以写上我的名字"), required=False, help_text=_("不勾就不署名。以后可以随时撤回。"))
    credit = forms.CharField(label=_("怎么署名"), max_length=60, required=False, help_text=_("例如：3 号楼 王阿姨。"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("consents") and not (said.get("credit") or "").strip():
            self.add_error("credit", _("请写怎么署名。"))
        if not said.get("consents"):
            said["credit"] = ""
        return said


class VisitForm(forms.Form):
    group = forms.CharField(label=_("哪个团体"), max_length=80)
    begins_at = forms.DateTimeField(
        label=_("什么时候来"), input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT), help_text=_("至少提前一天。"),
    )  # fmt: skip
    size = forms.IntegerField(label=_("一共几个人"), min_value=1, max_value=200)
    contact = forms.CharField(label=_("当天的联系人"), max_length=40)
    phone = forms.CharField(label=_("联系人的电话"), max_length=20, help_text=_("只给讲解的人看，参观后一个月删掉。"))
    words = forms.CharField(label=_("要我们知道的"), max_length=300, required=False, help_text=_("例如：有轮椅，要英文讲解。"))


class GuideForm(forms.Form):
    """Somebody of the register, by name."""

    guide = forms.CharField(label=_("谁来讲解"), max_length=60, help_text=_("写登记的姓名。"))

    def __init__(self, *args: Any, community: int, **more: Any):
        super().__init__(*args, **more)
        self.community = community

    def clean_guide(self) -> Person:
        name = self.cleaned_data["guide"].strip()
        found = list(Person.objects.filter(community=self.community, name=name, left_on=None)[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("登记里没有这个人，或者有同名的。"))
        return found[0]


def initial_of(thing: Any) -> dict[str, Any]:
    files = {"picture", "sound", "sound_en"}
    return {field.name: getattr(thing, field.name) for field in thing._meta.fields if field.name not in files}
