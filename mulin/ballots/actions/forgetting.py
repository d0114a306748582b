from django.db import transaction

from mulin.ballots.models import Objection


@transaction.atomic
def forget_person(person_id: int) -> None:
    """What somebody wrote in objections that are answered. A register of voices stays whole: others' votes were counted by it."""
    Objection.objects.filter(person=person_id, upheld__isnull=False).update(words="")
