"""What is held about a person here, for their own copy."""

from typing import Any

from mulin.deliberation.models import ForumGuest, Helpful, Improvement, OpinionVote, Remark, Statement, Upkeep


def talk_held_about(person_id: int) -> dict[str, Any]:
    return {name: _plain(value) for name, value in _held(person_id).items()}


def _plain(value: Any) -> Any:
    """Days and instants as texts: the copy is JSON."""
    if isinstance(value, list):
        return [{name: one.isoformat() if hasattr(one, "isoformat") else one for name, one in row.items()} for row in value]
    return value


def _held(person_id: int) -> dict[str, Any]:
    votes = OpinionVote.objects.filter(person=person_id).order_by("statement").select_related("statement")
    return {
        "remarks": list(
            Remark.objects.filter(author=person_id).order_by("id").values("kind", "words", "who", "at", "reason", "appeal")
        ),
        "helpful_marks": Helpful.objects.filter(person=person_id).count(),
        "statements": list(Statement.objects.filter(author=person_id).order_by("id").values("words", "status", "said_at")),
        "opinions": [{"statement": vote.statement.words, "side": vote.side} for vote in votes],
        "improvements": list(Improvement.objects.filter(raised_by=person_id).order_by("id").values("name", "words", "raised_at")),
        "upkeep": list(Upkeep.objects.filter(person=person_id).order_by("id").values("improvement__name", "since", "until")),
        "forums": list(ForumGuest.objects.filter(person=person_id).order_by("id").values("forum__title", "at")),
    }
