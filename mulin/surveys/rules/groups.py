"""The groups by which quotas, weights and breakdowns are made."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

AGES: tuple[tuple[str, int, int], ...] = (
    ("0-17", 0, 17),
    ("18-34", 18, 34),
    ("35-59", 35, 59),
    ("60-74", 60, 74),
    ("75+", 75, 200),
)
SEXES: dict[str, Promise] = {"f": pgettext_lazy("surveys", "女"), "m": pgettext_lazy("surveys", "男")}


def age_group(years: int | None) -> str:
    """Empty: nobody knows."""
    return "" if years is None else next(key for key, low, high in AGES if low <= years <= high)
