"""Years for which the published calendar has no data, and the sentence that pages show for them."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .holidays import KNOWN_YEARS
from .models import Day


def years_without_data(today: date | None = None) -> list[int]:
    """Of this year and the next, those where only weekends are known: nothing published, nothing entered."""
    this_year = (today or localdate()).year
    return [year for year in (this_year, this_year + 1) if year not in KNOWN_YEARS and not _entered(year)]


def calendar_note(year: int) -> str:
    """What to know about the year's working days; "" where they are published."""
    if year in KNOWN_YEARS:
        return ""
    if number := _entered(year):
        return ngettext(
            "%(year)s 年没有内置的放假安排，按周末和手工录入的 %(number)s 天计算。",
            "%(year)s 年没有内置的放假安排，按周末和手工录入的 %(number)s 天计算。",
            number,
        ) % {"year": year, "number": number}
    return _("%(year)s 年没有放假安排的数据，暂按周末休息计算。请按国务院的通知，在工作日历里录入放假和调休的日子。") % {
        "year": year
    }


def _entered(year: int) -> int:
    return Day.objects.filter(date__year=year).count()
