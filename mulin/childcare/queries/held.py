"""What is held about one's children, in full, as a copy to take along (PIPL art. 45)."""

from typing import Any

from mulin.childcare.models import Application, Child, Paper
from mulin.kernel.secrets.models import Reveal

from .families import children_guarded


def held_about(person_id: int) -> list[dict[str, Any]]:
    rows = children_guarded(person_id).order_by("id")
    return [_child(child) for child in rows.prefetch_related("papers", "pickups", "others")]


def _child(child: Child) -> dict[str, Any]:
    papers = [paper.pk for paper in child.papers.all()]
    seen = Reveal.objects.filter(table=Paper._meta.db_table, row__in=papers)
    seen |= Reveal.objects.filter(table=Child._meta.db_table, row=child.pk)
    return {
        "name": child.name, "born_on": _iso(child.born_on), "relation": child.relation, "health": child.health,
        "consent": child.consent, "consented_at": _iso(child.consented_at),
        "other_guardians": [
            {"relation": one.relation, "consent": one.consent, "consented_at": _iso(one.consented_at), "ended_at": _iso(one.ended_at)}
            for one in child.others.all()
        ],
        "papers": [{"kind": paper.kind, "added_at": _iso(paper.added_at)} for paper in child.papers.all()],
        "pickups": [
            {"name": one.name, "relation": one.relation, "added_at": _iso(one.added_at), "ended_at": _iso(one.ended_at)}
            for one in child.pickups.all()
        ],
        "applications": [_application(one) for one in child.applications.select_related("group").prefetch_related("lines", "days")],
        "opened": [{"reason": row.reason, "at": _iso(row.at), "table": row.table} for row in seen.order_by("id")],
    }  # fmt: skip


def _application(one: Application) -> dict[str, Any]:
    return {
        "class": one.group.name, "status": one.status, "sent_at": _iso(one.sent_at), "grade": one.grade, "wish": one.wish,
        "reason": one.reason, "held_on": _iso(one.held_on), "ended_on": _iso(one.ended_on),
        "lines": [{"kind": line.kind, "words": line.words, "at": _iso(line.at)} for line in one.lines.all()],
        "days": [
            {"on": _iso(day.on), "status": day.status, "came_at": _iso(day.came_at), "left_at": _iso(day.left_at), "how": day.how}
            for day in one.days.all()
        ],
    }  # fmt: skip


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
