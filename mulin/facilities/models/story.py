from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from mulin.kernel.bilingual import in_language
from mulin.people.models import Person
from mulin.places.fields import on_earth
from mulin.places.models import Place

from .facility import Facility


class Story(models.Model):
    """What a house, a tree, a corner has to tell: text, voice, pictures. Some of them are places that groups visit."""

    class Status(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("story", "草稿")
        OUT = "out", pgettext_lazy("story", "已公开")
        BACK = "back", pgettext_lazy("story", "已收回")

    community = models.ForeignKey(Place, models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")  # whose posts keep it
    facility = models.ForeignKey(Facility, models.PROTECT, null=True, related_name="stories")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    words = models.CharField(max_length=3000)
    words_en = models.CharField(max_length=6000, blank=True)
    spot = models.CharField(max_length=120)  # where exactly: 东门进来左手边
    spot_en = models.CharField(max_length=200, blank=True)
    lat = models.FloatField(null=True)  # WGS 84
    lng = models.FloatField(null=True)
    picture = models.CharField(max_length=40, blank=True)  # keys of kernel.media files
    sound = models.CharField(max_length=40, blank=True)
    spoken = models.CharField(max_length=3000, blank=True)  # what the voice says, where it does not read `words`
    sound_en = models.CharField(max_length=40, blank=True)
    spoken_en = models.CharField(max_length=6000, blank=True)
    teller = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    credit = models.CharField(max_length=60, blank=True)  # how the teller agreed to be named in public
    for_groups = models.BooleanField(default=False)
    visit_words = models.CharField(max_length=300, blank=True)  # for groups: how long, how many at once
    visit_words_en = models.CharField(max_length=600, blank=True)
    status = models.CharField(max_length=5, choices=Status, default=Status.DRAFT)
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], condition=~Q(status="back"), name="one_story_of_a_name"),
            models.CheckConstraint(condition=on_earth(), name="stories_are_on_earth"),
            models.CheckConstraint(condition=~Q(status="out") | Q(out_at__isnull=False), name="public_stories_have_an_instant"),
            models.CheckConstraint(condition=Q(credit="") | Q(teller__isnull=False), name="credit_is_somebodys"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_language(self.name, self.name_en)

    @property
    def text(self) -> str:
        return in_language(self.words, self.words_en)

    @property
    def where(self) -> str:
        return in_language(self.spot, self.spot_en)

    @property
    def voice(self) -> str:
        return in_language(self.sound, self.sound_en)

    @property
    def transcript(self) -> str:
        """What the voice says, in the language it speaks."""
        english = self.voice == self.sound_en != ""
        return (self.spoken_en or self.words_en) if english else (self.spoken or self.words)

    @property
    def about_visits(self) -> str:
        return in_language(self.visit_words, self.visit_words_en)


class StoryPicture(models.Model):
    story = models.ForeignKey(Story, models.CASCADE, related_name="pictures")
    file_key = models.CharField(max_length=40)
    words = models.CharField(max_length=80, blank=True)
    words_en = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return in_language(self.words, self.words_en)


class StoryCount(models.Model):
    """How often it was opened on a day. Nobody is in it: not who, not from where, not in what order."""

    class Via(models.TextChoices):
        SCAN = "scan", pgettext_lazy("story", "扫码")
        PAGE = "page", pgettext_lazy("story", "网页")

    story = models.ForeignKey(Story, models.CASCADE, related_name="counts")
    day = models.DateField()
    via = models.CharField(max_length=4, choices=Via)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "day", "via"], name="one_story_count_a_day")]
