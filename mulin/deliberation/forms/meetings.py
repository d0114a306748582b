"""Meetings and councils at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mulin.deliberation.actions import Call
from mulin.deliberation.models import Base, Council, Meeting, Seat, Topic
from mulin.organisations.models import Organisation
from mulin.people.models import Person
from mulin.places.models import Place

from .acting import ActForm, day, lines, moment


class CallForm(ActForm):
    title = forms.CharField(label=_("会议的名称"), max_length=80)
    where = forms.CharField(label=_("在哪里开"), max_length=120)
    begins_at = moment(_("什么时候开始"))
    ends_at = moment(_("什么时候结束"))
    agenda = forms.CharField(label=_("议程，一行一条"), widget=lines(4), max_length=2000)
    link = forms.URLField(label=_("线上参加的网址"), required=False, assume_scheme="https")
    is_public = forms.BooleanField(label=_("谁都可以来旁听"), required=False, initial=True)

    def call(self, topics: dict[str, Topic] | None = None) -> Call:
        """A line that begins with a topic's number is about that topic."""
        said, known = self.cleaned_data, topics or {}
        rows = [line.strip() for line in said["agenda"].splitlines() if line.strip()]
        agenda = [(line, known.get(line.split()[0])) for line in rows]
        return Call(
            said["title"],
            said["where"],
            said["begins_at"],
            said["ends_at"],
            agenda,
            link=said["link"],
            is_public=said["is_public"],
        )


class HearingForm(CallForm):
    kind = forms.ChoiceField(label=_("什么会"), choices=[one for one in Meeting.Kind.choices if one[0] != "session"])
    neighbours = forms.BooleanField(label=_("请提议题和附议的邻居"), required=False, initial=True)
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("还请谁"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["kind"]

    def prepare(self, context: dict[str, Any]) -> None:
        people = context.get("hosts", [])
        posts = {person.pk: post for person, post in people}
        self.fields["people"].queryset = Person.objects.filter(pk__in=list(posts))  # type: ignore[attr-defined]
        self.fields["people"].label_from_instance = lambda one: f"{one.name} · {posts.get(one.pk, '')}"  # type: ignore[attr-defined]


class GuestForm(ActForm):
    guest = forms.CharField(label=_("外面请来的人"), max_length=60)
    called_as = forms.CharField(label=_("代表哪里"), max_length=60, help_text=_("例如：江城停车公司。页面上只写这个。"))


class MinutesForm(ActForm):
    words = forms.CharField(
        label=_("纪要"), max_length=20000, widget=lines(8), help_text=_("一行写一件事。保存以后，哪几行是任务，在下面勾。")
    )


class ResolveForm(ActForm):
    title = forms.CharField(label=_("表决什么"), max_length=80)
    words = forms.CharField(label=_("决议的内容"), max_length=2000, required=False, widget=lines(3))
    about = forms.ChoiceField(label=_("关于哪个议题"), required=False)
    yes = forms.IntegerField(label=_("赞成"), min_value=0, max_value=9999)
    no = forms.IntegerField(label=_("反对"), min_value=0, max_value=9999, initial=0)
    abstained = forms.IntegerField(label=_("弃权"), min_value=0, max_value=9999, initial=0)

    def prepare(self, context: dict[str, Any]) -> None:
        """ "12" for a topic, "12-3" for one of its options."""
        rows: list[tuple[str, Any]] = [("", _("和议题无关"))]
        for topic in context.get("topics", []):
            rows.append((f"{topic.pk}", str(topic)))
            rows += [
                (f"{topic.pk}-{one.pk}", f"{topic.number} · {one.name}") for one in topic.options.all() if not one.withdrawn_at
            ]
        self.choose("about", rows)


class CouncilForm(forms.Form):
    place = forms.ModelChoiceField(Place.objects.none(), label=_("哪里的"), empty_label=None)
    kind = forms.ChoiceField(label=_("类型"), choices=Council.Kind)
    subject = forms.ChoiceField(label=_("管什么"), choices=Council.Subject)
    name = forms.CharField(label=_("名称"), max_length=60)
    name_en = forms.CharField(label=_("英文名"), max_length=120, required=False)
    words = forms.CharField(label=_("做什么"), max_length=2000, required=False, widget=lines(3))
    words_en = forms.CharField(label=_("做什么（英文）"), max_length=4000, required=False, widget=lines(2))
    quorum_more = forms.TypedChoiceField(label=_("到会要"), choices=[], coerce=lambda value: value == "1")
    quorum_top = forms.IntegerField(label=_("全体的几分之几：分子"), min_value=1, max_value=99, initial=1)
    quorum_bottom = forms.IntegerField(label=_("分母"), min_value=1, max_value=99, initial=2)
    yes_more = forms.TypedChoiceField(label=_("赞成要"), choices=[], coerce=lambda value: value == "1")
    yes_top = forms.IntegerField(label=_("几分之几：分子"), min_value=1, max_value=99, initial=1)
    yes_bottom = forms.IntegerField(label=_("分母"), min_value=1, max_value=99, initial=2)
    yes_base = forms.ChoiceField(label=_("谁的几分之几"), choices=Base)

    def __init__(self, *args: Any, places: Any, changing: bool = False, **more: Any):
        super().__init__(*args, **more)
        shares = [("1", pgettext_lazy("council", "超过")), ("0", pgettext_lazy("council", "达到"))]
        self.fields["quorum_more"].choices = self.fields["yes_more"].choices = shares  # type: ignore[attr-defined]
        if changing:
            del self.fields["place"]
        else:
            self.fields["place"].queryset = places  # type: ignore[attr-defined]

    @property
    def plain(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(("quorum", "yes"))]


class SeatForm(ActForm):
    person = forms.IntegerField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("担任"), choices=Seat.Role, initial=Seat.Role.MEMBER)
    stands_for = forms.CharField(
        label=_("代表谁"), max_length=60, help_text=_("例如：3 号楼居民、物业、派出所。公开页面只写这个。")
    )
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("单位"), required=False, empty_label=_("没有"))
    since = forms.DateField(label=_("从哪天"), widget=day())
    until = forms.DateField(label=_("任期到哪天（这天起不再是成员）"), widget=day())

    def prepare(self, context: dict[str, Any]) -> None:
        self.fields["organisation"].queryset = context.get("units", Organisation.objects.none())  # type: ignore[attr-defined]


class CourseForm(forms.Form):
    """Of one size. Days as numbers; an empty one leaves the stage out."""

    seconds = forms.IntegerField(label=_("要几位附议"), min_value=1, max_value=500)
    seconding = forms.IntegerField(label=_("附议收几天"), min_value=1, max_value=365)
    screening = forms.IntegerField(label=_("几个工作日里审核"), min_value=1, max_value=60)
    collect = forms.IntegerField(label=_("征集意见几天"), min_value=1, max_value=365)
    talk = forms.IntegerField(
        label=_("讨论几天"), min_value=1, max_value=365, required=False, help_text=_("不写就没有这个阶段。")
    )
    options = forms.IntegerField(label=_("拿方案几天"), min_value=1, max_value=365)
    hearing = forms.IntegerField(
        label=_("听证几天"), min_value=1, max_value=365, required=False, help_text=_("不写就没有这个阶段。")
    )
    decision = forms.IntegerField(label=_("决定几天"), min_value=1, max_value=365)
    follow = forms.IntegerField(label=_("落实几天"), min_value=1, max_value=1000)
