from typing import Any

from mulin.volunteering.models import Appeal, Award, Certificate, Claim, Help, Honour, Member, OnBoard, Order, Record, Volunteer


def held_about(person_id: int) -> dict[str, Any]:
    """What is kept of somebody, as a copy to take along (PIPL art. 45). Minutes and points themselves: the ledger's part."""
    return {
        "profile": [_profile(one) for one in Volunteer.objects.filter(person=person_id).prefetch_related("skills")],
        "teams": _rows(Member.objects.filter(volunteer__person=person_id), "team__name", "role", "since", "until"),
        "shifts": _rows(
            Claim.objects.filter(volunteer__person=person_id),
            "shift__duty__name",
            "shift__begins_at",
            "status",
            "came_at",
            "words",
        ),
        "records": _rows(
            Record.objects.filter(volunteer__person=person_id),
            "content",
            "kind",
            "begins_at",
            "minutes",
            "status",
            "confirmed_at",
        ),
        "certificates": _rows(
            Certificate.objects.filter(volunteer__person=person_id), "number", "since", "until", "minutes", "status", "reason"
        ),
        "help": _rows(Help.objects.filter(person=person_id), "words", "wanted_from", "minutes", "payer", "status"),
        "points": _rows(Award.objects.filter(person=person_id), "title", "kind", "day", "amount", "taken_back"),
        "appeals": _rows(Appeal.objects.filter(person=person_id), "words", "asked_at", "status", "answer"),
        "orders": _rows(Order.objects.filter(person=person_id), "item__name", "pieces", "points", "placed_at", "status"),
        "honours": _rows(Honour.objects.filter(person=person_id), "title", "year", "status", "shown_as", "citation"),
        "board": _rows(OnBoard.objects.filter(person=person_id), "shown_as", "since", "until"),
    }


def _profile(one: Volunteer) -> dict[str, Any]:
    expert = getattr(one, "expert", None)
    return {
        "joined_at": one.joined_at.isoformat(), "left_at": one.left_at and one.left_at.isoformat(), "number": one.national_number,
        "skills": [str(skill) for skill in one.skills.all()], "times": one.times, "languages": one.languages,
        "insured_until": one.insured_until and one.insured_until.isoformat(),
        "expert": expert and {"title": expert.title, "words": expert.words, "shown": bool(expert.agreed_at and not expert.withdrawn_at)},
    }  # fmt: skip


def _rows(rows: Any, *names: str) -> list[dict[str, Any]]:
    """Days and instants as text."""
    found = rows.order_by("pk").values(*names)
    return [
        {name.rsplit("__", 1)[-1]: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
        for row in found
    ]
