"""Stories: written, given a voice, made public, counted."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.models import Story, StoryCount, StoryPicture
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from .keeping import community_of

S = Story.Status


@transaction.atomic
def write(place: Place, *, by: Standing, at: datetime, **values: Any) -> Story:
    """`values`: fields of the model. Without a point of its own it lies where its place lies."""
    community = community_of(place)
    story = Story(community=community, place=place, made_at=at, made_by=by.person_id or 0, **values)
    require(rules.may_tell(by, story))
    _check(story)
    story.save(force_insert=True)
    return story


@transaction.atomic
def change(story: Story, *, by: Standing, at: datetime, **values: Any) -> Story:
    story = lock(story.pk)
    require(rules.may_tell(by, story))
    for name, value in values.items():
        setattr(story, name, value)
    require(rules.may_tell(by, story))
    _check(story)
    story.save()
    return story


def _check(story: Story) -> None:
    if (story.lat is None) != (story.lng is None):
        raise Refused(_("经度和纬度要一起填。"))
    if story.lat is None:
        story.lat, story.lng = story.place.lat, story.place.lng
    same = Story.objects.filter(community=story.community_id, name=story.name).exclude(status=S.BACK).exclude(pk=story.pk)
    if same.exists():
        raise Refused(_("已经有叫这个名字的故事了。"))
    if story.credit and story.teller_id is None:
        raise Refused(_("署名要有讲述的人。"))


@transaction.atomic
def publish(story: Story, *, by: Standing, at: datetime) -> Story:
    story = lock(story.pk)
    require(rules.may_tell(by, story))
    if story.status != S.OUT:
        story.status, story.out_at = S.OUT, at
        story.save(update_fields=["status", "out_at"])
    return story


@transaction.atomic
def take_back(story: Story, *, by: Standing, at: datetime) -> Story:
    """Not shown any more; its code on the wall says so. Trails go on from the point before to the one after."""
    story = lock(story.pk)
    require(rules.may_tell(by, story))
    story.status = S.BACK
    story.save(update_fields=["status"])
    return story


@transaction.atomic
def add_picture(story: Story, upload: Any, *, words: str, words_en: str = "", by: Standing, at: datetime) -> StoryPicture:
    """
    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    require(rules.may_tell(by, story))
    if not words.strip():
        raise Refused(_("请写照片上是什么，看不见的人要听。"))
    kept = keep_image(upload, by_account=by.account_id, at=at, guard="facilities.walks")
    return StoryPicture.objects.create(story=story, file_key=kept.key, words=words.strip()[:80], words_en=words_en.strip()[:160])


@transaction.atomic
def drop_picture(picture: StoryPicture, *, by: Standing, at: datetime) -> None:
    require(rules.may_tell(by, picture.story))
    picture.delete()


def count(story: Story, via: str, *, on: date) -> None:
    """One more, and nothing about who."""
    day = StoryCount.objects.filter(story=story, day=on, via=via)
    if not day.update(times=F("times") + 1):
        StoryCount.objects.bulk_create([StoryCount(story=story, day=on, via=via, times=0)], ignore_conflicts=True)
        day.update(times=F("times") + 1)


def lock(pk: int) -> Story:
    return Story.objects.select_for_update(of=("self",), no_key=True).select_related("place").get(pk=pk)
