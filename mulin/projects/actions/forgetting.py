"""What goes with an account."""

from datetime import datetime

from django.db import transaction

from mulin.projects.models import Application, Evaluation, Objection, Question, Teammate


@transaction.atomic
def forget_person(person_id: int, *, at: datetime) -> None:
    """Drafts that nobody else saw and open invitations go; questions, objections and stars stay without a name. Who applied, was
    chosen or signed stays in the record, which is an account of money."""
    mine = Application.objects.filter(lead=person_id, stage=Application.Stage.DRAFT)
    for application in mine.filter(teammates__isnull=True, attachments__isnull=True):
        application.themes.clear()
        application.draft, application.words, application.beneficiaries, application.title = {}, "", "", ""
        application.stage = Application.Stage.WITHDRAWN
        application.save(update_fields=["draft", "words", "beneficiaries", "title", "stage"])
    Teammate.objects.filter(person=person_id, accepted_at=None, refused_at=None).update(refused_at=at)
    Question.objects.filter(by=person_id).update(by=None)
    Objection.objects.filter(by=person_id).update(by=None)
    Evaluation.objects.filter(person=person_id).update(person=None)
