"""Who may open the pictures of clubs, of campaigns, and of works."""

from collections.abc import Collection

from mulin.activities.models import Activity, Campaign, Club, ClubPost, Page
from mulin.activities.rules import ORGANISERS
from mulin.kernel.access.asking import Standing

from .campaigns import may_see_picture


def may_see(me: Standing, key: str) -> bool:
    """A club's face is anybody's once it runs, a post's picture while it is shown; works are as their campaign says."""
    club = Club.objects.filter(picture=key).first()
    if club is not None:
        return club.status in Club.PUBLIC or me.person_id == club.asked_by_id or me.holds(ORGANISERS, over=club.path)
    post = ClubPost.objects.filter(file_key=key).exclude(file_key="").select_related("club").first()
    if post is not None:
        return post.taken_down_at is None or me.holds(ORGANISERS, over=post.club.path)
    page = Page.objects.filter(file_key=key).select_related("submission__campaign").first()
    if page is not None:
        return may_see_picture(me, page.submission)
    campaign = Campaign.objects.filter(picture=key).first()
    if campaign is not None:
        return campaign.status in Campaign.PUBLIC or me.holds(ORGANISERS, over=campaign.path)
    return Activity.objects.filter(picture=key, status__in=Activity.PUBLIC).exists()  # a club's face that the club has changed


def used(keys: Collection[str]) -> Collection[str]:
    found = set(ClubPost.objects.filter(file_key__in=keys).exclude(file_key="").values_list("file_key", flat=True))
    found |= set(Page.objects.filter(file_key__in=keys).values_list("file_key", flat=True))
    for model in (Club, Campaign, Activity):
        found |= set(model._default_manager.filter(picture__in=keys).exclude(picture="").values_list("picture", flat=True))
    return found
