from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.people.models import Person
from mulin.volunteering.models import Team, Volunteer

from .who import Who


def may_join(who: Who, person: Person) -> Yes | No:
    """One joins for oneself, or a worker enters somebody at the counter."""
    me = who.standing
    return first_no(
        only_if(
            me.person_id == person.pk or who.keeps(person.community.path),
            _("志愿者由本人加入，或由社区工作者代为登记。"),
        ),
        only_if(person.left_on is None, _("这位邻居已经搬走，请先更新人员登记。")),
    )


def may_change(who: Who, volunteer: Volunteer) -> Yes | No:
    own = who.standing.person_id is not None and who.standing.person_id in (volunteer.person_id, volunteer.guardian_id)
    return only_if(own or who.keeps(volunteer.community.path), _("志愿者资料由本人、监护人或社区工作者修改。"))


def may_note_insurance(who: Who, volunteer: Volunteer) -> Yes | No:
    return only_if(who.keeps(volunteer.community.path), _("保险由社区工作者核对保单后登记。"))


def may_found_team(who: Who, path: str) -> Yes | No:
    return only_if(who.keeps(path), _("建队由社区工作者或社区负责人登记。"))


def may_run_team(who: Who, team: Team) -> Yes | No:
    return only_if(who.runs(team.community.path, team.pk), _("这支队伍由队长和社区工作者管理。"))


def may_join_team(who: Who, team: Team, volunteer: Volunteer) -> Yes | No:
    return first_no(
        only_if(team.closed_at is None, _("这支队伍已经解散。")),
        only_if(volunteer.left_at is None, _("请先重新加入志愿者。")),
        only_if(
            who.standing.person_id == volunteer.person_id or bool(may_run_team(who, team)),
            _("入队由本人申请，或由队长、社区工作者代为登记。"),
        ),
    )
