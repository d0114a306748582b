"""Who brings a meal to somebody's door served: a walk is half an hour, for a leader to confirm or to correct."""

from mulin.facilities import facts
from mulin.facilities.models import Course, Order
from mulin.kernel.facts.models import Fact
from mulin.volunteering import actions

A_WALK = 30  # minutes, however many doors


def walk(fact: facts.OrderEnded, *, source: Fact) -> None:
    """One record for all meals that somebody brings of one meal of a day. Who is no volunteer has none."""
    if fact.status != Order.Status.BROUGHT:
        return
    order = Order.objects.select_related("canteen__facility", "bringer").get(pk=fact.order_id)
    assert order.bringer is not None
    of_walk = f"facilities.walk {order.canteen_id} {order.on:%Y-%m-%d} {order.course} {order.bringer_id}"
    content = f"{order.canteen.facility.name}：{Course(order.course).label}送到家"
    actions.note_counted(
        order.bringer, kind="visit", content=content, begins_at=source.happened_at, minutes=A_WALK, source=of_walk,
        at=source.happened_at,
    )  # fmt: skip
