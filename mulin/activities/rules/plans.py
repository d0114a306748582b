from django.utils.translation import gettext as _

from mulin.activities.models import Plan
from mulin.kernel.access import No, Yes, only_if
from mulin.organisations.queries import Standing

from .who import keeps


def may_plan(me: Standing, path: str, body_id: int | None) -> Yes | No:
    """For the community of `path`, or for a body by whoever acts for it."""
    return only_if(
        keeps(me, path) or (body_id is not None and body_id in me.units()),
        _("年度计划由社区工作者来定，单位定自己的。"),
    )


def expected_by_now(plan: Plan, day_of_year: int, days: int) -> int:
    """How many of a year's sessions an even pace would have held; in a year to come none, in one gone by all."""
    return plan.number * max(0, min(day_of_year, days)) // days
