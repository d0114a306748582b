"""Under 18 somebody grown-up agrees first: from their own phone, or on paper that a worker has in hand."""

from datetime import date

from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.people.models import Person
from mulin.people.queries import age
from mulin.volunteering.models import Volunteer

from .who import ADULT, Who


def years_before(day: date, years: int) -> date:
    """Who was born on that day or before is so old on `day`; on 28 February where 29 is missing."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def may_name_guardian(who: Who, volunteer: Volunteer, guardian: Person, at_home: bool, on: date) -> Yes | No:
    """`at_home`: the two live together. A worker may also name somebody who lives elsewhere."""
    keeps, me = who.keeps(volunteer.community.path), who.standing.person_id
    years, theirs = age(volunteer.person.born_on, on), age(guardian.born_on, on)
    return first_no(
        only_if(
            keeps or (me is not None and me in (volunteer.person_id, guardian.pk)), _("监护人由本人、监护人或社区工作者登记。")
        ),
        only_if(years is None or years < ADULT, _("已满 18 岁，不用登记监护人。")),
        only_if(
            guardian.pk != volunteer.person_id and (theirs is None or theirs >= ADULT),
            _("监护人要是另一位成年人，请重新选择。"),
        ),
        only_if(guardian.left_on is None, _("这位家长已经搬走，请先更新人员登记。")),
        only_if(keeps or at_home, _("只能选登记住在一起的家人。监护人住在别处，请到社区服务台登记。")),
    )


def may_agree_as_guardian(who: Who, volunteer: Volunteer, agrees: bool, paper: str) -> Yes | No:
    """The guardian says so, or a worker who has it on paper; taken back without one (PIPL art. 15)."""
    own = who.standing.person_id is not None and who.standing.person_id == volunteer.guardian_id
    return first_no(
        only_if(volunteer.guardian_id is not None, _("请先登记监护人是谁。")),
        only_if(
            own or who.keeps(volunteer.community.path),
            _("只有监护人本人，或收到监护人书面同意的社区工作者，可以记同意。"),
        ),
        only_if(own or not agrees or bool(paper.strip()), _("请写书面同意书存放在哪里，以后查得到。")),
    )


def may_bring_along(who: Who, child: Person, at_home: bool, on: date) -> Yes | No:
    """A grown-up enters a child of the same home and agrees at once."""
    person = who.standing.person
    years, mine = age(child.born_on, on), age(person.born_on, on) if person else None
    return first_no(
        only_if(person is not None and child.pk != person.pk and at_home, _("只能替登记住在一起的孩子加入。")),
        only_if(mine is None or mine >= ADULT, _("监护人要年满 18 岁。")),
        only_if(years is not None, _("登记里没有这个孩子的生日，请先请社区补上。")),
        only_if(years is None or years < ADULT, _("已满 18 岁，请他本人加入。")),
        only_if(child.left_on is None, _("这位邻居已经搬走，请先更新人员登记。")),
    )


def missing_consent(volunteer: Volunteer, on: date) -> Yes | No:
    """Names what is missing."""
    years = age(volunteer.person.born_on, on)
    minor = years is not None and years < ADULT
    return first_no(
        only_if(
            not minor or volunteer.guardian_id is not None,
            _("未满 18 岁，还没有登记监护人。请在“志愿者资料”里写上，或请家长到服务台登记。"),
        ),
        only_if(
            not minor or volunteer.guardian_agreed_at is not None,
            _("未满 18 岁，还差监护人同意。请监护人登录后在“孩子的志愿服务”里点同意，或把同意书交到服务台。"),
        ),
    )
