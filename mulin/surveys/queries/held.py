from typing import Any

from mulin.surveys.models import Answered, Invitation, Sheet


def held_about(person_id: int) -> dict[str, Any]:
    """What is kept of somebody, as a copy to take along. What one said anonymously cannot be found any more."""
    answered = Answered.objects.filter(person=person_id).select_related("survey").order_by("id")
    invited = Invitation.objects.filter(person=person_id).select_related("survey").order_by("id")
    named = Sheet.objects.filter(person=person_id).select_related("survey").order_by("survey_id")
    return {
        "answered": [{"survey": one.survey.title, "on": one.on.isoformat(), "channel": one.channel} for one in answered],
        "invited": [{"survey": one.survey.title, "on": one.on.isoformat()} for one in invited],
        "named_answers": [{"survey": one.survey.title, "answers": one.answers} for one in named],
    }
