from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.organisations.models import Organisation
from mulin.places.models import Place
from mulin.volunteering import rules
from mulin.volunteering.models import Member, Team, Volunteer
from mulin.volunteering.rules import Who


@transaction.atomic
def found_team(
    community: Place, *, kind: str, name: str, name_en: str = "", words: str = "", words_en: str = "", parent: Team | None = None,
    organisation: Organisation | None = None, place: Place | None = None, by: Who, at: datetime,
) -> Team:  # fmt: skip
    require(rules.may_found_team(by, community.path))
    if parent is not None and parent.community_id != community.pk:
        raise Refused(_("上级队伍要在同一个社区。"))
    if Team.objects.filter(community=community, name=name, closed_at=None).exists():
        raise Refused(_("已经有一支叫“%(name)s”的队伍，请换个名字。") % {"name": name})
    return Team.objects.create(
        community=community, parent=parent, kind=kind, name=name, name_en=name_en, words=words, words_en=words_en,
        organisation=organisation, place=place, founded_at=at,
    )  # fmt: skip


@transaction.atomic
def join_team(team: Team, volunteer: Volunteer, *, by: Who, at: datetime) -> Member:
    """Twice is once."""
    team = _locked(team)
    require(rules.may_join_team(by, team, volunteer))
    member, new = Member.objects.get_or_create(team=team, volunteer=volunteer, until=None, defaults={"since": at})
    if new:
        Team.objects.filter(pk=team.pk).update(members_kept=F("members_kept") + 1)
    return member


@transaction.atomic
def leave_team(member: Member, *, by: Who, at: datetime) -> Member:
    team = _locked(member.team)
    member = Member.objects.select_related("volunteer").get(pk=member.pk)
    if by.standing.person_id != member.volunteer.person_id:
        require(rules.may_run_team(by, team))
    if member.until is None:
        member.until = at
        member.save(update_fields=["until"])
        Team.objects.filter(pk=team.pk).update(members_kept=F("members_kept") - 1)
    return member


@transaction.atomic
def name_leader(member: Member, role: str, *, by: Who, at: datetime) -> Member:
    """Give a member a role. A team has one leader: the former one becomes a member."""
    team = _locked(member.team)
    require(rules.may_found_team(by, team.community.path))
    member = Member.objects.get(pk=member.pk)
    if member.until is not None:
        raise Refused(_("这位邻居已经不在队里，请先让他入队。"))
    if role == Member.Role.LEADER:
        Member.objects.filter(team=team, until=None, role=role).exclude(pk=member.pk).update(role=Member.Role.MEMBER)
    member.role = role
    member.save(update_fields=["role"])
    return member


@transaction.atomic
def close_team(team: Team, *, by: Who, at: datetime) -> Team:
    team = _locked(team)
    require(rules.may_found_team(by, team.community.path))
    if team.branches.filter(closed_at=None).exists():
        raise Refused(_("下面还有分队，请先把分队归到别处或解散。"))
    team.members.filter(until=None).update(until=at)
    team.closed_at, team.members_kept = team.closed_at or at, 0
    team.save(update_fields=["closed_at", "members_kept"])
    return team


def _locked(team: Team) -> Team:
    return Team.objects.select_for_update(of=("self",)).select_related("community").get(pk=team.pk)
