from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes


def may_edit(*, is_staff: bool) -> Yes | No:
    """Due dates of a whole community hang on the calendar; who of the staff keeps it, the staff settle among themselves."""
    return Yes() if is_staff else No(_("工作日历由社区工作人员维护，您的账号不能修改。"))
