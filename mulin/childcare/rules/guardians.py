"""Who names another guardian of a child, who agrees, who ends it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from mulin.childcare.models import Application, Guardian
from mulin.kernel.access import No, Yes, first_no, only_if
from mulin.organisations.queries import Standing

from .who import is_guardian, keeps


def may_name_guardian(me: Standing, application: Application) -> Yes | No:
    return first_no(
        only_if(
            is_guardian(me, application) or keeps(me, application.group), _("另一位监护人由监护人来写，或由班上的老师当面写。")
        ),
        only_if(application.status in Application.STANDING, _("这份申请已经结束了。")),
    )


def may_agree(me: Standing, guardian: Guardian) -> Yes | No:
    return first_no(
        only_if(me.person_id is not None and me.person_id == guardian.person_id, _("请本人来同意。")),
        only_if(guardian.ended_at is None and guardian.child.erased_at is None, _("这一条已经不用了。")),
    )


def may_end_guardian(me: Standing, guardian: Guardian, carers: Collection[int]) -> Yes | No:
    """Oneself; who named, until the other has agreed; those who look after the child. Guardians do not put each other out."""
    mine = me.person_id is not None and me.person_id == guardian.person_id
    asked = guardian.consented_at is None and me.person_id == guardian.named_by_id
    return only_if(mine or asked or me.person_id in carers, _("监护人不能去掉另一位监护人，请带证明找班上的老师。"))
