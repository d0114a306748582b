"""How often something recurs: as a neighbour says it, and the cadence by which it is looked for (C139)."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from mulin.activities.models import Series

from .dates import TERMS
from .festivals import LUNAR, TERM_NAMES

WEEKDAYS = [
    gettext_lazy("周一"), gettext_lazy("周二"), gettext_lazy("周三"), gettext_lazy("周四"), gettext_lazy("周五"),
    gettext_lazy("周六"), gettext_lazy("周日"),
]  # fmt: skip
NTH = {
    1: gettext_lazy("第一个"), 2: gettext_lazy("第二个"), 3: gettext_lazy("第三个"), 4: gettext_lazy("第四个"),
    5: gettext_lazy("第五个"), -1: gettext_lazy("最后一个"),
}  # fmt: skip
CADENCES = {
    "daily": pgettext_lazy("cadence", "天天有"),
    "weekly": pgettext_lazy("cadence", "周周有"),
    "monthly": pgettext_lazy("cadence", "月月有"),
    "yearly": pgettext_lazy("cadence", "年年有"),
}
R = Series.Rule


def of_cadence(cadence: str, prefix: str = "") -> Q:
    """Rows of Series, or with a prefix those that belong to one. A festival or a solar term comes once a year."""
    rule, month = f"{prefix}rule", f"{prefix}month"
    match cadence:
        case "daily" | "weekly":
            return Q(**{rule: cadence})
        case "monthly":
            return Q(**{f"{rule}__in": (R.MONTHLY, R.NTH)}) | Q(**{rule: R.LUNAR, month: 0})
    return Q(**{rule: R.SOLAR}) | Q(**{rule: R.LUNAR, f"{month}__gt": 0})


def rhythm(series: Series) -> str:
    """每周二、周四; the hour is not in it."""
    match series.rule:
        case R.DAILY:
            return _("每天")
        case R.WEEKLY:
            return _("每%(days)s") % {"days": _days(series)}
        case R.MONTHLY:
            return _("每月 %(day)s 号") % {"day": series.day}
        case R.NTH:
            return _("每月%(nth)s%(days)s") % {"nth": NTH[series.day], "days": _days(series)}
        case R.SOLAR:
            return str(TERM_NAMES[TERMS.index(series.term)])
    return _lunar(series)


def _days(series: Series) -> str:
    return pgettext("between times", "、").join(str(WEEKDAYS[day - 1]) for day in sorted(series.weekdays))


def _lunar(series: Series) -> str:
    festival = {(month, day): name for month, day, name in LUNAR}.get((series.month, series.day))
    if festival is not None:
        return str(festival)
    said = {"month": series.month, "day": series.day}
    if series.day == -1:
        return (_("农历 %(month)s 月最后一天") if series.month else _("农历每月最后一天")) % said
    return (_("农历 %(month)s 月第 %(day)s 天") if series.month else _("农历每月第 %(day)s 天")) % said
