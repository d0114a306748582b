from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.facilities import rules
from mulin.facilities.facts import ReviewAnswered
from mulin.facilities.models import Facility, Review
from mulin.kernel.access import Refused, require
from mulin.kernel.facts.record import record
from mulin.organisations.queries import Standing


@transaction.atomic
def review(facility: Facility, about: str, stars: int, words: str = "", *, by: Standing, at: datetime) -> Review:
    """Once a day about one thing; again on that day, it is changed."""
    if by.person is None or by.person.community_id != facility.community_id:
        raise Refused(_("评价请用本社区居民的账号。"))
    if about not in Review.About.values or not 1 <= stars <= 5:
        raise Refused(_("请选评价什么、几颗星。"))
    values = {"stars": stars, "words": words.strip()[:300], "at": at, "answer": "", "answered_at": None, "answered_by": None}
    row, _made = Review.objects.update_or_create(
        facility=facility, person=by.person, about=about, on=localdate(at), defaults=values
    )
    return row


@transaction.atomic
def answer(row: Review, words: str, *, by: Standing, at: datetime) -> Review:
    require(rules.may_serve(by, row.facility))
    if not words.strip():
        raise Refused(_("请写回复。"))
    row.answer, row.answered_at, row.answered_by = words.strip()[:300], at, by.person_id
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    record(ReviewAnswered(row.pk, row.person_id), actor_id=by.account_id, at=at)
    return row
