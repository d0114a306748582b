from django.db import models
from django.db.models import Q

from mulin.people.models import Person

from .application import Application
from .call import Call


class Question(models.Model):
    """Asked of the operator: about the call (its answer is public), or about one's own application (it is not)."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="questions")
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="questions")
    words = models.CharField(max_length=500)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")  # none: forgotten
    helped_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["call", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="questions_of_calls_ask_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="answers_of_calls_have_an_author",
            ),
        ]
        indexes = [models.Index(fields=["call"], condition=Q(answer=""), name="questions_without_an_answer")]
