"""What this module holds about a person, as a copy to take along (PIPL art. 45). How a secret vote was cast is not held."""

from typing import Any

from mulin.ballots.models import Elector, Objection, Option

from .register import own_choice


def held_about(person_id: int) -> dict[str, Any]:
    voices = Elector.objects.filter(persons__person=person_id).select_related("ballot", "voted").order_by("ballot_id", "line")
    objections = Objection.objects.filter(person=person_id).select_related("ballot").order_by("id")
    stood = Option.objects.filter(person=person_id).select_related("ballot").order_by("id")
    return {
        "voices": [_voice(one) for one in voices],
        "objections": [
            {"ballot": row.ballot.title, "kind": str(row.get_kind_display()), "words": row.words, "made_at": row.made_at.isoformat(),
             "upheld": row.upheld, "reason": row.reason}
            for row in objections
        ],
        "candidatures": [{"ballot": row.ballot.title, "name": row.name, "words": row.words} for row in stood],
    }  # fmt: skip


def _voice(one: Elector) -> dict[str, Any]:
    told: dict[str, Any] = {"ballot": one.ballot.title, "line": one.line, "label": one.label, "area_m2": one.area / 100}
    voted = getattr(one, "voted", None)
    if voted is not None:
        told |= {"voted_on": voted.on.isoformat(), "how": str(voted.get_channel_display())}
        if not one.ballot.is_secret:
            told["choice"] = own_choice(one)
    return told
