from typing import Any

from mulin.notices.models import Consent, Interest, Line, Notice, OptOut


def held_about(person_id: int) -> dict[str, Any]:
    """What somebody was told, wrote to the grid's worker and wished for, as a copy to take along (PIPL art. 45)."""
    notices = Notice.objects.filter(person_id=person_id).order_by("id").values("kind", "values", "sent_at", "read_at")
    lines = Line.objects.filter(thread__person=person_id).order_by("id")
    consents = Consent.objects.filter(person_id=person_id).order_by("id")
    return {
        "notices": [
            one | {"sent_at": one["sent_at"].isoformat(), "read_at": one["read_at"] and one["read_at"].isoformat()}
            for one in notices
        ],
        "written": [{"at": one.at.isoformat(), "from": one.post, "words": one.words} for one in lines],
        "interests": list(Interest.objects.filter(person_id=person_id).order_by("name").values_list("name", flat=True)),
        "not_wanted": list(OptOut.objects.filter(person_id=person_id).order_by("topic").values_list("topic", flat=True)),
        "consents": [
            {
                "purpose": one.purpose,
                "given_at": one.given_at.isoformat(),
                "withdrawn_at": one.withdrawn_at and one.withdrawn_at.isoformat(),
            }
            for one in consents
        ],
    }
