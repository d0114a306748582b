from django.db import models


class Beat(models.Model):
    """When a periodic job last began. Whoever moves `last_run_at` on runs that beat, so many clocks run it once."""

    name = models.CharField(max_length=80, unique=True)
    last_run_at = models.DateTimeField(null=True)
    took_ms = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)  # of the last run; empty when it went well
