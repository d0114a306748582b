"""What the State Council published, as far as the packaged calendar knows it: its last year is the year of its release."""

from datetime import date

from chinese_calendar import constants
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KNOWN_YEARS = range(min(constants.holidays).year, max(constants.holidays).year + 1)
NAMES: dict[str, Promise] = {
    "New Year's Day": _("元旦"),
    "Spring Festival": _("春节"),
    "Tomb-sweeping Day": _("清明节"),
    "Labour Day": _("劳动节"),
    "Dragon Boat Festival": _("端午节"),
    "National Day": _("国庆节"),
    "Mid-autumn Festival": _("中秋节"),
    "Anti-Fascist 70th Day": _("抗战胜利纪念日"),
}


def published(day: date) -> bool | None:
    """Whether `day` was declared a working day or a holiday; None where the plain week holds."""
    if day in constants.holidays:
        return False
    return True if day in constants.workdays else None


def name_of(day: date) -> str:
    """The holiday that `day` is, or makes up for; "" for a plain day."""
    english = constants.holidays.get(day) or constants.workdays.get(day)
    return str(NAMES.get(english, english)) if english else ""
