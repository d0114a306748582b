from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mulin.notices import preset
from mulin.notices.channels import MAIL, PRINT, PUSH, SMS, WECHAT
from mulin.notices.models import Bulletin, Consent, Delivery
from mulin.notices.queries import Own

NAMES = dict(Delivery.Channel.choices)
FREE = [(one, NAMES[one]) for one in (PUSH, WECHAT, MAIL)]
ALL = [(one, NAMES[one]) for one in (PUSH, WECHAT, MAIL, SMS, PRINT)]
HOURS = [(hour, f"{hour}:00") for hour in range(24)]
OPTIONAL = [(one.value, one.label) for one in Bulletin.Topic if one not in Bulletin.NOT_OPTIONAL]


def _pills(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class SettingsForm(forms.Form):
    """Without a person there are no topics, interests and consents to set."""

    urgent = _pills(_("紧急的，用什么告诉您"), ALL, _("停水停电、险情。站内消息总会有。"))
    normal = _pills(_("一般的，用什么告诉您"), ALL, _("您报的事有进展、跟您有关的通知。"))
    low = _pills(_("不急的，用什么告诉您"), FREE, _("攒到中午或傍晚一起发，不用短信。"))
    quiet_from = forms.TypedChoiceField(label=_("从几点起不打扰"), choices=HOURS, coerce=int)
    quiet_to = forms.TypedChoiceField(
        label=_("到几点为止"), choices=HOURS, coerce=int, help_text=_("两个钟点一样，就是整天都可以。")
    )
    urgent_wakes = forms.BooleanField(label=_("紧急的可以打扰"), required=False)
    wanted = _pills(_("想收哪些通知"), OPTIONAL, _("安全应急和停水停电一定会告诉您。不收的，在“社区通知”里也看得到。"))
    is_personalised = forms.BooleanField(
        label=_("按我的情况推荐"), required=False,
        help_text=_("比如按年龄、语言、兴趣。关掉以后，只收发给整栋楼、整个小区的。"),
    )  # fmt: skip
    interests = _pills(_("感兴趣的"), list(preset.TABLE.items()))
    consents = _pills(_("另外同意"), Consent.Purpose.choices, _("家庭情况是敏感信息，您同意了才用，随时可以收回。"))

    def __init__(self, *args: Any, is_person: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not is_person:
            for name in ("wanted", "is_personalised", "interests", "consents"):
                del self.fields[name]

    @staticmethod
    def initial_of(own: Own) -> dict[str, Any]:
        row = own.preference
        return {
            "urgent": row.urgent.split(","), "normal": row.normal.split(","), "low": row.low.split(","),
            "quiet_from": row.quiet_from, "quiet_to": row.quiet_to, "urgent_wakes": row.urgent_wakes,
            "is_personalised": row.is_personalised, "wanted": own.wanted, "interests": own.interests, "consents": own.consents,
        }  # fmt: skip


class OnBehalfForm(SettingsForm):
    """Filled in by a worker with the person beside."""

    paper = forms.CharField(
        label=_("签了字的纸放在哪里"), max_length=100,
        help_text=_("请本人在纸上签字，写明放在哪里，比如“居委会 2026 年同意书 第 12 号”。会记下是您办的。"),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, is_person=True, **more)


class WordsForm(forms.Form):
    words = forms.CharField(label=_("留言内容"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class LinkForm(forms.Form):
    url = forms.CharField(
        label=_("企业微信“联系我”链接"), max_length=200, required=False,
        help_text=_("在企业微信“客户联系 - 联系我”里生成。居民在“联系我的网格员”里点开就能加您。留空就不显示。"),
    )  # fmt: skip
