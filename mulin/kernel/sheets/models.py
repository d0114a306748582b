from django.db import models


class Mapping(models.Model):
    """Which header is which column, as a person settled it for files with these headers."""

    kind = models.CharField(max_length=30)
    headers = models.CharField(max_length=64)  # fingerprint
    columns = models.JSONField()  # column key → header
    hints = models.JSONField(default=dict)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "headers"], name="one_mapping_per_kind_and_headers")]


class ImportRun(models.Model):
    """One import that was tried, and what came of it."""

    kind = models.CharField(max_length=30)
    community_id = models.BigIntegerField(null=True)
    filename = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)  # of the file's bytes
    columns = models.JSONField()
    is_stored = models.BooleanField()  # false: tried only, or refused
    rows = models.PositiveIntegerField()
    new = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    by_id = models.BigIntegerField(null=True)  # person; empty: at the command line
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["community_id", "-id"], name="imports_newest"),
            models.Index(fields=["fingerprint"], name="imports_by_file"),
        ]
