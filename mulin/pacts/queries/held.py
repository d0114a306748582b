from typing import Any

from mulin.pacts.models import Comment, Signature


def held_about(person_id: int) -> dict[str, Any]:
    """What is kept of somebody, as a copy to take along (PIPL art. 45)."""
    comments = Comment.objects.filter(person=person_id).select_related("version__pact", "clause").order_by("id")
    signed = Signature.objects.filter(person=person_id).select_related("version__pact").order_by("id")
    return {
        "comments": [
            {
                "pact": one.version.pact.title, "clause": one.clause.number if one.clause else None, "words": one.words,
                "at": one.at.isoformat(), "answer": one.answer, "answer_words": one.answer_words,
            }
            for one in comments
        ],
        "signatures": [
            {
                "pact": one.version.pact.title, "version": one.version.number, "on": one.on.isoformat(), "channel": one.channel,
                "shows_name": one.shows_name,
            }
            for one in signed
        ],
    }  # fmt: skip
