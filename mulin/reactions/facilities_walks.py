"""Who hears what of suggested stories and of groups that visit."""

from django.urls import reverse

from mulin.facilities import facts, queries
from mulin.facilities.models import StoryVisit, StoryWish
from mulin.kernel.facts.models import Fact
from mulin.notices import actions as notices

MOST = 5  # of those who keep stories, nearest first


def keepers_of_a_story(fact: facts.StoryWished, *, source: Fact) -> None:
    wish = StoryWish.objects.select_related("community").get(pk=fact.wish_id)
    url = reverse("facilities:desk_wish", args=[wish.pk])
    for one in queries.trail.keepers_of_stories(wish.community)[:MOST]:
        _tell(one.pk, "walks.wished", source, url, title=wish.name, place=wish.spot)


def who_told(fact: facts.StoryWishDecided, *, source: Fact) -> None:
    wish = StoryWish.objects.get(pk=fact.wish_id)
    kind = "walks.taken" if wish.status == StoryWish.Status.TAKEN else "walks.not_taken"
    _tell(fact.person_id, kind, source, reverse("facilities:walks_mine"), title=wish.name, note=wish.answer)


def keepers_of_a_group(fact: facts.GroupAsked, *, source: Fact) -> None:
    visit = _visit(fact.visit_id)
    for person_id in _keepers(visit):
        _tell(person_id, "walks.asked", source, _desk(visit), **_of(visit))


def group_and_guide(fact: facts.GroupDecided, *, source: Fact) -> None:
    visit, mine = _visit(fact.visit_id), reverse("facilities:walks_mine")
    if visit.guide_id is None:
        _tell(fact.person_id, "walks.declined", source, mine, **_of(visit), note=visit.reason)
        return
    _tell(fact.person_id, "walks.confirmed", source, mine, **_of(visit))
    _tell(visit.guide_id, "walks.guide", source, _desk(visit), **_of(visit))


def who_waited_for_a_group(fact: facts.GroupCancelled, *, source: Fact) -> None:
    visit = _visit(fact.visit_id)
    guide = {visit.guide_id} if visit.guide_id else set()
    for person_id in guide or set(_keepers(visit)):
        _tell(person_id, "walks.cancelled", source, _desk(visit), **_of(visit))


def _visit(pk: int) -> StoryVisit:
    return queries.trail.visits().get(pk=pk)


def _keepers(visit: StoryVisit) -> list[int]:
    place = visit.target.place if visit.target else None
    return [one.pk for one in queries.trail.keepers_of_stories(place)[:MOST]] if place else []


def _desk(visit: StoryVisit) -> str:
    return reverse("facilities:desk_visit", args=[visit.pk])


def _of(visit: StoryVisit) -> dict[str, str]:
    thing = visit.target
    title = {"title": thing.name, "title_en": thing.name_en} if thing else {}
    return {"group": visit.group, "at": visit.begins_at.isoformat(), "size": str(visit.size), **title}


def _tell(person_id: int, kind: str, source: Fact, url: str, **values: str) -> None:
    key = f"{kind} {source.pk} {person_id}"
    notices.tell(person_id=person_id, kind=kind, values=values, url=url, once_key=key, at=source.happened_at)
