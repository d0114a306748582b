from typing import Any

from mulin.projects.models import Application, Evaluation, Juror, Objection, Project, Question, Review, Teammate


def held_about(person_id: int) -> dict[str, Any]:
    """What is kept of somebody, as a copy to take along (PIPL art. 45)."""
    led = Application.objects.filter(lead=person_id).select_related("call").order_by("id")
    teams = Teammate.objects.filter(person=person_id).select_related("application").order_by("id")
    reviews = Review.objects.filter(juror__person=person_id).select_related("application").order_by("id")
    return {
        "applications": [
            {
                "number": one.number, "call": one.call.title, "title": one.title, "words": one.words, "stage": one.stage,
                "submitted": one.submitted_at.isoformat() if one.submitted_at else None, "draft": one.draft,
            }
            for one in led
        ],
        "teams": [
            {
                "application": one.application.title, "role": one.role, "invited": one.invited_at.isoformat(),
                "accepted": one.accepted_at.isoformat() if one.accepted_at else None,
            }
            for one in teams
        ],
        "projects": [
            {"number": one.number, "title": one.title, "stage": one.stage}
            for one in Project.objects.filter(lead=person_id).order_by("id")
        ],
        "juries": [one.call.title for one in Juror.objects.filter(person=person_id).select_related("call").order_by("id")],
        "reviews": [{"application": one.application.title, "scores": one.scores, "words": one.words} for one in reviews],
        "questions": [
            {"words": one.words, "at": one.at.isoformat(), "answer": one.answer}
            for one in Question.objects.filter(by=person_id).order_by("id")
        ],
        "objections": [
            {"words": one.words, "at": one.at.isoformat(), "answer": one.answer}
            for one in Objection.objects.filter(by=person_id).order_by("id")
        ],
        "evaluations": [
            {"project": one.project.title, "stars": one.stars, "words": one.words}
            for one in Evaluation.objects.filter(person=person_id).select_related("project").order_by("id")
        ],
    }  # fmt: skip
