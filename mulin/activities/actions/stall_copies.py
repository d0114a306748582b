"""A market that recurs keeps its plan; each session has claims of its own."""

from mulin.activities.models import Activity, Session, Stall


def copy_plan(source: Session, target: Session) -> list[Stall]:
    """The stalls, and nobody's claims."""
    return Stall.objects.bulk_create(
        Stall(
            session=target, number=one.number, kind=one.kind, row=one.row, column=one.column, size=one.size, power=one.power,
            closed=one.closed,
        )
        for one in source.stalls.order_by("id")
    )  # fmt: skip


def plan_of_new(session: Session) -> None:
    """A session that is new in a market takes the plan of the last one that has one."""
    if session.activity.kind == Activity.Kind.MARKET:
        others = session.activity.sessions.exclude(pk=session.pk).filter(stalls__isnull=False)
        if source := others.order_by("-begins_at", "-id").first():
            copy_plan(source, session)
