from django.utils.translation import gettext as _

from mulin.kernel.access import No, Yes
from mulin.kernel.access.asking import Standing

KEEPERS = frozenset({"administrator", "secretary"})  # kinds of posts by their names: posts belong to a floor above


def may_edit(by: Standing) -> Yes | No:
    """Due dates of a whole community hang on the calendar."""
    return Yes() if by.paths(KEEPERS) else No(_("工作日历由社区书记或系统管理员维护，您的账号不能修改。"))
