"""风采: what a club shows of itself."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.activities.models import Club, ClubPost
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing

from .founding import lock


@transaction.atomic
def post(club: Club, words: str, upload: Any = None, *, agreed: bool = False, by: Standing, at: datetime) -> ClubPost:
    """A picture only when those on it agreed.

    Raises:
        BadUpload: with a sentence for the person who sent it.
    """
    club = lock(club)
    require(rules.may_run_club(by, club, queries.mine(club, by.person_id)))
    assert by.person_id is not None
    if not words.strip() and upload is None:
        raise Refused(_("请写几句，或者放一张照片。"))
    if upload is not None and not agreed:
        raise Refused(_("照片上的人都同意公开了才能放，请先问一问。"))
    key = keep_image(upload, by_account=by.account_id, at=at, guard="clubs").key if upload is not None else ""
    return ClubPost.objects.create(
        club=club, words=words.strip(), file_key=key, agreed_by=by.person_id if key else None, made_by=by.person_id, made_at=at
    )


@transaction.atomic
def take_down(post: ClubPost, *, by: Standing, at: datetime) -> ClubPost:
    """Somebody on it wants it gone, or it does not belong there."""
    post = ClubPost.objects.select_for_update(of=("self",)).select_related("club").get(pk=post.pk)
    require(rules.may_run_club(by, post.club, queries.mine(post.club, by.person_id)))
    post.taken_down_at, post.taken_down_by = post.taken_down_at or at, post.taken_down_by or by.person_id
    post.save(update_fields=["taken_down_at", "taken_down_by"])
    return post
