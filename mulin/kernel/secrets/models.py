from django.db import models


class Reveal(models.Model):
    """Who saw a sealed value in full, and why. Appended, never changed: triggers of both databases refuse it."""

    by_id = models.BigIntegerField()  # the account
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    field = models.CharField(max_length=63)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["table", "row"], name="reveals_by_row")]
