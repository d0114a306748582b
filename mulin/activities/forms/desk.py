from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mulin.activities.models import Activity, Club, Group
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


def moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=MOMENT, input_formats=FORMATS, **more)


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ActivityForm(forms.Form):
    kind = forms.ChoiceField(label=_("类别"), choices=Activity.Kind)
    area = forms.ModelChoiceField(Place.objects.none(), label=_("哪里的活动"), empty_label=None)
    title = forms.CharField(label=_("名称"), max_length=60)
    title_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("介绍"), max_length=3000, required=False, widget=lines(4))
    words_en = forms.CharField(label=_("英文介绍"), max_length=5000, required=False, widget=lines(4))
    picture = forms.ImageField(label=_("图片"), required=False)
    theme = forms.CharField(
        label=_("主题"), max_length=40, required=False, help_text=_("例如：重阳节、幸福邀约。年度计划按它统计。")
    )
    target = forms.CharField(label=_("给谁"), max_length=80, required=False, help_text=_("例如：60 岁以上的邻居和家属。"))
    target_en = forms.CharField(label=_("给谁（英文）"), max_length=120, required=False)
    bring = forms.CharField(label=_("请带"), max_length=200, required=False)
    bring_en = forms.CharField(label=_("请带（英文）"), max_length=300, required=False)
    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("主办"), required=False, empty_label=_("社区"))
    club = forms.ModelChoiceField(Club.objects.none(), label=_("哪个团队的"), required=False, empty_label=_("不是团队的活动"))
    hosts = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("合办"), required=False, widget=forms.CheckboxSelectMultiple
    )
    leader = forms.CharField(
        label=_("负责人"), max_length=60, required=False,
        help_text=_("登记过的姓名或电话。负责人在自己手机上签到、改期，别人看不到姓名。"),
    )  # fmt: skip
    fee = forms.ChoiceField(label=_("收费"), choices=Activity.Fee)
    price = forms.DecimalField(
        label=_("每人多少元"), min_value=0, max_value=100000, decimal_places=2, required=False, help_text=_("在现场交。")
    )
    mode = forms.ChoiceField(label=_("报名办法"), choices=Activity.Mode)
    as_course = forms.BooleanField(label=_("一门课：报一次，几场都来"), required=False)
    companions = forms.IntegerField(label=_("最多带几位同行"), initial=0, min_value=0, max_value=19)
    from_age = forms.IntegerField(label=_("最小年龄"), initial=0, min_value=0, max_value=120)
    to_age = forms.IntegerField(label=_("最大年龄"), initial=150, min_value=0, max_value=150)
    opens_at = moment(_("什么时候开始报名"), required=False, help_text=_("不填就是发布后马上开始。"))
    closes_hours = forms.IntegerField(
        label=_("开始前几小时截止报名"), initial=0, min_value=0, max_value=720, help_text=_("抽签在这个时候进行。")
    )
    leave_hours = forms.IntegerField(label=_("开始前几小时还可以退出"), initial=12, min_value=0, max_value=720)
    remote_link = forms.URLField(
        label=_("线上参加的网址"), required=False, assume_scheme="https", help_text=_("只给报上名的人看，线上到场也算人次。")
    )

    def __init__(
        self, *args: Any, areas: Any, organisers: Any, hosts: Any, clubs: Any, find: Callable[[str], Person | None],
        leads: Person | None = None, **more: Any,
    ):  # fmt: skip
        """`find`: a person by name or number; `leads`: who leads it so far."""
        super().__init__(*args, **more)
        self.find, self.leads = find, leads
        self.fields["leader"].initial = leads.name if leads else ""
        self.fields["area"].queryset = areas  # type: ignore[attr-defined]
        self.fields["organiser"].queryset = organisers  # type: ignore[attr-defined]
        self.fields["hosts"].queryset = hosts  # type: ignore[attr-defined]
        self.fields["club"].queryset = clubs  # type: ignore[attr-defined]

    def clean_leader(self) -> Person | None:
        if "leader" not in self.changed_data:
            return self.leads
        words = self.cleaned_data["leader"].strip()
        found = self.find(words) if words else None
        if words and found is None:
            raise ValidationError(_("登记里没有这个人，或者有同名的。请写全名，有同名的写电话。"))
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["price"] = int((said.get("price") or 0) * 100)
        if said.get("fee") not in (None, Activity.Fee.NONE) and not said["price"]:
            self.add_error("price", ValidationError(_("收费的活动请写上每人多少钱。")))
        if said.get("to_age") is not None and said.get("from_age") is not None and said["to_age"] < said["from_age"]:
            self.add_error("to_age", ValidationError(_("最大年龄不能小于最小年龄。")))
        if said.get("mode") == Activity.Mode.LOTTERY and not said.get("closes_hours"):
            self.add_error("closes_hours", ValidationError(_("抽签要在开始前留出时间，请至少写 1 小时。")))
        return said


class SessionForm(forms.Form):
    begins_at = moment(_("什么时候开始"))
    ends_at = moment(_("什么时候结束"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("在哪里"), required=False, empty_label=_("写在下面"))
    spot = forms.CharField(label=_("具体位置"), max_length=120, required=False, help_text=_("例如：1 号楼底层，无台阶。"))
    spot_en = forms.CharField(label=_("具体位置（英文）"), max_length=200, required=False)
    lat = forms.FloatField(
        label=_("纬度"), min_value=-90, max_value=90, required=False, help_text=_("不在登记的地点时填，地图上才找得到。")
    )
    lng = forms.FloatField(label=_("经度"), min_value=-180, max_value=180, required=False)
    places = forms.IntegerField(label=_("给所有人的名额"), initial=30, min_value=0, max_value=100_000)
    kept_for = forms.ChoiceField(
        label=_("另外留给"),
        choices=[("", _("不另留")), *[one for one in Group.For.choices if one[0] not in ("all", "community")]],
        required=False,
    )
    kept = forms.IntegerField(label=_("另留几个"), initial=0, min_value=0, max_value=100_000, required=False)
    building = forms.ModelChoiceField(Place.objects.none(), label=_("哪栋楼、哪个小区"), required=False, empty_label=_("不限"))
    members = forms.CharField(
        label=_("成员的姓名"), required=False, widget=lines(2), help_text=_("用逗号或空格隔开，要和登记的一样。")
    )
    first_from = moment(_("他们从什么时候起可以报"), required=False)
    kept_until = moment(_("留到什么时候"), required=False, help_text=_("到时没用完的给所有人。"))

    def __init__(self, *args: Any, places: Any, has_club: bool = False, **more: Any):
        """`has_club`: members are the club's, whoever they are by then."""
        super().__init__(*args, **more)
        if has_club:
            del self.fields["members"]
        place, building = self.fields["place"], self.fields["building"]
        place.queryset = places  # type: ignore[attr-defined]
        building.queryset = places.filter(kind__in=(Place.Kind.BUILDING, Place.Kind.ESTATE))  # type: ignore[attr-defined]
        known = list(places)  # the same rows for both
        place.choices = [("", _("写在下面")), *((one.pk, str(one)) for one in known)]  # type: ignore[attr-defined]
        houses = [one for one in known if one.kind in (Place.Kind.BUILDING, Place.Kind.ESTATE)]
        building.choices = [("", _("不限")), *((one.pk, str(one)) for one in houses)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("ends_at") and said.get("begins_at") and said["ends_at"] <= said["begins_at"]:
            self.add_error("ends_at", ValidationError(_("结束要晚于开始，请改一下时间。")))
        if not said.get("place") and not said.get("spot"):
            self.add_error("spot", ValidationError(_("请选地点，或写一句在哪里。")))
        if (said.get("lat") is None) != (said.get("lng") is None):
            self.add_error("lng", ValidationError(_("经度和纬度要一起填。")))
        if said.get("kept_for") == Group.For.BUILDING and not said.get("building"):
            self.add_error("building", ValidationError(_("请选是哪栋楼、哪个小区。")))
        if "members" in self.fields and said.get("kept_for") == Group.For.MEMBERS and not said.get("members"):
            self.add_error("members", ValidationError(_("请写上成员的姓名。")))
        return said


class SpotForm(forms.Form):
    """English words of a spot that is now another say nothing about it."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "spot" in self.changed_data and "spot_en" not in self.changed_data:
            said["spot_en"] = ""
        return said


class MoveForm(SpotForm):
    begins_at = moment(_("改到什么时候"))
    ends_at = moment(_("什么时候结束"))
    place = forms.ModelChoiceField(Place.objects.none(), label=_("在哪里"), required=False, empty_label=_("写在下面"))
    spot = forms.CharField(label=_("具体位置"), max_length=120, required=False)
    spot_en = forms.CharField(label=_("具体位置（英文）"), max_length=200, required=False)
    reason = forms.CharField(label=_("原因"), max_length=200, help_text=_("报名的邻居会看到这句话。"))

    def __init__(self, *args: Any, places: Any, **more: Any):
        super().__init__(*args, **more)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("原因"), max_length=200, widget=lines(2))


class ReportForm(forms.Form):
    report = forms.CharField(label=_("小结"), max_length=3000, widget=lines(5), help_text=_("人数不用写，系统按签到算。"))
    report_en = forms.CharField(label=_("小结（英文）"), max_length=5000, required=False, widget=lines(3))


class PolicyForm(forms.Form):
    reviews = forms.BooleanField(label=_("发布前要由居委会主任或社区书记审核"), required=False)
    offer_hours = forms.IntegerField(label=_("空出的名额留几小时给候补的人确认"), min_value=1, max_value=168)
