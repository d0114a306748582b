"""Who hears what of clubs, and of calls for works."""

from django.urls import reverse

from mulin.activities import facts
from mulin.activities.models import Activity, Campaign, Club, Membership, Submission
from mulin.activities.queries import campaigns as campaigns
from mulin.activities.queries import clubs as clubs
from mulin.kernel.facts.models import Fact

from .activities_told import tell


def deciders(fact: facts.ClubProposed, *, source: Fact) -> None:
    club = Club.objects.get(pk=fact.club_id)
    if club.status == Club.Status.ASKED:
        _club(club, clubs.deciders_of(club), "clubs.proposed", source, url=reverse("activities:desk_club", args=[club.pk]))


def founder_of_a_yes(fact: facts.ClubAgreed, *, source: Fact) -> None:
    club = Club.objects.get(pk=fact.club_id)
    _club(club, [fact.person_id], "clubs.agreed", source)


def founder_of_a_no(fact: facts.ClubRefused, *, source: Fact) -> None:
    club = Club.objects.get(pk=fact.club_id)
    _club(club, [fact.person_id], "clubs.refused", source, note=club.reason)


def everybody_of_an_end(fact: facts.ClubClosed, *, source: Fact) -> None:
    club = Club.objects.get(pk=fact.club_id)
    _club(club, fact.person_ids, "clubs.closed", source, url=reverse("activities:clubs"), note=club.reason)


def leaders_of_a_wish(fact: facts.ClubJoinAsked, *, source: Fact) -> None:
    asking = Membership.objects.select_related("club").get(pk=fact.membership_id)
    if asking.status == Membership.Status.ASKED:
        url = reverse("activities:club_members", args=[fact.club_id])
        _club(asking.club, clubs.leaders_of(fact.club_id), "clubs.join_asked", source, url=url)


def who_joined(fact: facts.ClubJoined, *, source: Fact) -> None:
    """Nobody is told of what they did themselves a moment ago."""
    row = Membership.objects.select_related("club").get(pk=fact.membership_id)
    if row.answered_by != fact.person_id and row.status == Membership.Status.IN:
        _club(row.club, [fact.person_id], "clubs.joined", source)


def who_is_not_in(fact: facts.ClubTurnedAway, *, source: Fact) -> None:
    row = Membership.objects.select_related("club").get(pk=fact.membership_id)
    kind = "clubs.turned_away" if row.status == Membership.Status.REFUSED else "clubs.taken_out"
    _club(row.club, [fact.person_id], kind, source, note=row.reason)


def workers_of_a_club_without_leader(fact: facts.ClubLeft, *, source: Fact) -> None:
    club = Club.objects.get(pk=fact.club_id)
    if fact.led and club.status in Club.PUBLIC:
        _club(club, clubs.deciders_of(club), "clubs.leaderless", source, url=reverse("activities:desk_club", args=[club.pk]))


def who_leads_now(fact: facts.ClubHandedOver, *, source: Fact) -> None:
    _club(Club.objects.get(pk=fact.club_id), [fact.person_id], "clubs.handed_over", source)


def members_of_an_activity(fact: facts.ActivityPublished, *, source: Fact) -> None:
    """Once, when it is published; whoever wrote it knows."""
    activity = Activity.objects.select_related("club").get(pk=fact.activity_id)
    if activity.club is None or source.happened_at != activity.published_at:
        return
    people = [pk for pk in clubs.member_ids(activity.club.pk) if pk != activity.made_by]
    url = reverse("activities:activity", args=[activity.pk])
    _club(activity.club, people, "clubs.activity", source, url=url, title=activity.title)


def jurors(fact: facts.JurorNamed, *, source: Fact) -> None:
    _campaign(Campaign.objects.get(pk=fact.campaign_id), [fact.person_id], "campaigns.juror", source)


def jurors_who_begin(fact: facts.CampaignClosed, *, source: Fact) -> None:
    campaign = Campaign.objects.get(pk=fact.campaign_id)
    url = reverse("activities:desk_campaign", args=[campaign.pk])
    _campaign(campaign, campaigns.checkers_of(campaign), "campaigns.stopped", source, url=url)
    if campaign.has_jury:
        people = list(campaign.jurors.values_list("person_id", flat=True))
        _campaign(campaign, people, "campaigns.judge", source, url=reverse("activities:jury", args=[campaign.pk]))


def everybody_of_a_cancelled_campaign(fact: facts.CampaignCancelled, *, source: Fact) -> None:
    campaign = Campaign.objects.get(pk=fact.campaign_id)
    _campaign(campaign, fact.person_ids, "campaigns.cancelled", source, note=campaign.reason)


def author_of_a_return(fact: facts.SubmissionGivenBack, *, source: Fact) -> None:
    work = Submission.objects.select_related("campaign").get(pk=fact.submission_id)
    if work.status == Submission.Status.BACK:
        url = reverse("activities:own_work", args=[work.pk])
        _campaign(work.campaign, [fact.person_id], "campaigns.given_back", source, url=url, note=work.reason)


def author_of_a_selected_work(fact: facts.SubmissionSelected, *, source: Fact) -> None:
    work = Submission.objects.select_related("campaign").get(pk=fact.submission_id)
    if work.status == Submission.Status.SELECTED:
        kind = "campaigns.prize" if work.prize else "campaigns.selected"
        _campaign(work.campaign, [fact.person_id], kind, source, prize=work.prize)


def the_other_authors(fact: facts.CampaignAnnounced, *, source: Fact) -> None:
    _campaign(Campaign.objects.get(pk=fact.campaign_id), fact.person_ids, "campaigns.announced", source)


def _club(club: Club, people: list[int], kind: str, source: Fact, *, url: str = "", **values: object) -> None:
    tell(people, kind, source, url or reverse("activities:club", args=[club.pk]), club=club.name, club_en=club.name_en, **values)


def _campaign(campaign: Campaign, people: list[int], kind: str, source: Fact, *, url: str = "", **values: object) -> None:
    page = url or reverse("activities:campaign", args=[campaign.pk])
    tell(people, kind, source, page, title=campaign.title, title_en=campaign.title_en, **values)
