"""What neighbours want told."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.facts import StoryWishDecided, StoryWished
from mulin.facilities.models import Story, StoryWish
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from . import story as stories


@transaction.atomic
def wish(
    person: Person, *, name: str, words: str, spot: str, credit: str = "", picture: Any = None, by: Standing, at: datetime
) -> StoryWish:
    """`credit`: how the person agrees to be named beside it; empty for not at all. A worker writes down what somebody tells.

    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    if by.person_id == person.pk:
        require(rules.may_wish(by, person.community_id))
    else:
        require(rules.only_if(rules.keeps(by, person.community.path), _("替别人写由社区工作者来。")))
    if not all(text.strip() for text in (name, words, spot)):
        raise Refused(_("请写名字、在哪里和故事。"))
    key = keep_image(picture, by_account=by.account_id, at=at, guard="facilities.walks").key if picture else ""
    made = StoryWish.objects.create(
        community=person.community, person=person, name=name.strip()[:60], words=words.strip()[:3000], spot=spot.strip()[:120],
        consents=bool(credit.strip()), credit=credit.strip()[:60], picture=key, made_at=at,
        helped_by=by.person_id if by.person_id != person.pk else None,
    )  # fmt: skip
    record(StoryWished(made.pk), actor_id=by.account_id, at=at)
    return made


@transaction.atomic
def take(row: StoryWish, place: Place, *, words: str = "", by: Standing, at: datetime) -> Story:
    """A draft of it, for the desk to work on; who told it is named only with consent."""
    row = _lock(row.pk)
    require(rules.may_decide_wish(by, row))
    made = stories.write(
        place, name=row.name, words=row.words, spot=row.spot, picture=row.picture, teller=row.person, credit=row.credit, by=by, at=at
    )  # fmt: skip
    row.status, row.story = StoryWish.Status.TAKEN, made
    _decided(row, words, by, at)
    return made


@transaction.atomic
def decline(row: StoryWish, words: str, *, by: Standing, at: datetime) -> StoryWish:
    row = _lock(row.pk)
    require(rules.may_decide_wish(by, row))
    if not words.strip():
        raise Refused(_("请写为什么没有采用，推荐的人会看到。"))
    row.status = StoryWish.Status.DECLINED
    _decided(row, words, by, at)
    return row


def _decided(row: StoryWish, words: str, by: Standing, at: datetime) -> None:
    row.answer, row.decided_at, row.decided_by = words.strip()[:300], at, by.person_id
    row.save()
    record(StoryWishDecided(row.pk, row.person_id), actor_id=by.account_id, at=at)


def _lock(pk: int) -> StoryWish:
    rows = StoryWish.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("community", "person").get(pk=pk)
