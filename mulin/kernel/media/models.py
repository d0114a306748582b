from django.db import models
from django.urls import reverse

from mulin.kernel.secrets.fields import SealedField


class File(models.Model):
    """A kept upload. The key is all the address there is, and knowing it is not enough: a guard decides who may open it."""

    class Kind(models.TextChoices):
        IMAGE = "image"
        DOCUMENT = "document"
        SOUND = "sound"

    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    content_type = models.CharField(max_length=80)
    name = models.CharField(max_length=120, blank=True)  # a document's own name; a photo's is not kept
    stored = models.CharField(max_length=120)  # schema/2026/11/key.jpg, in the default storage
    stored_small = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField()  # bytes as sent out
    sha256 = models.CharField(max_length=64)  # of the bytes as sent out
    seal = SealedField(blank=True)  # the key of an encrypted file; when the row is gone nobody can read the file any more
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    guard = models.CharField(max_length=40, blank=True)  # empty: any guard that knows the key
    by_account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="files_by_age")]

    @property
    def url(self) -> str:
        return reverse("media:file", args=[self.key])

    @property
    def small_url(self) -> str:
        return reverse("media:small", args=[self.key])
