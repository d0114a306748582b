"""Who comes first, what the public may know of it, and when what was written is deleted. Published on each class's page."""

from datetime import timedelta

from mulin.childcare.models import Application, Group
from mulin.kernel import lots

ORDER = ("area_rank", "sibling_rank", "sent_on", "lot", "id")  # of those who wait
LOTS_OF = "childcare {}"  # what a class's seed draws, by its number
FEW = 5  # fewer children than this are not told apart in public
CLEAR_OTHERS = timedelta(days=30)  # refused, withdrawn, declined, lapsed, over
CLEAR_LEFT = timedelta(days=365)


def ranks(group: Group, *, in_area: bool, sibling: bool) -> tuple[int, int]:
    """Lowest first: residents where they come first, then brothers and sisters of children who are there."""
    return (
        0 if in_area or group.others == Group.Others.EQUAL else 1,
        0 if sibling and group.siblings_first else 1,
    )


def lot_of(group: Group, application_id: int) -> str:
    """Between applications of the same rank and day."""
    return lots.rank(bytes.fromhex(group.seed), LOTS_OF.format(group.pk), application_id)


def shown_waiting(number: int) -> str:
    """For the public: 0, "<5", or the number."""
    return str(number) if number == 0 or number >= FEW else f"<{FEW}"


def clear_after(application: Application) -> timedelta:
    return CLEAR_LEFT if application.status == Application.Status.LEFT else CLEAR_OTHERS
