from django.db import models


class Answered(models.Model):
    """One creating request that was answered: the same key again gets the same answer."""

    key = models.CharField(max_length=64, unique=True)  # digest of who asks and the form's key
    fingerprint = models.CharField(max_length=64)  # of the content: another content under the key is a conflict
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()
