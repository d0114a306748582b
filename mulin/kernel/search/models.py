from django.db import models


class Entry(models.Model):
    """The folded text under which one object is found. Its tokens lie in a per-vendor index made by migration 0002."""

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    path = models.CharField(max_length=120, blank=True)  # of its place: searches may keep to a subtree
    text = models.TextField()

    class Meta:
        db_table = "search_entry"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_per_object")]
