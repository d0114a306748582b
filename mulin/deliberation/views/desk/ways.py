"""What belongs to talk at the desk, as far as it opens for whoever looks."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mulin.deliberation.rules import chat_group
from mulin.deliberation.rules.who import may_keep_somewhere, may_open_desk
from mulin.organisations.queries import Standing


def ways(me: Standing) -> list[tuple[str, str, str]]:
    """(address, icon, words)"""
    keeps = may_keep_somewhere(me)
    every = [
        (may_open_desk(me), "desk_topics", "megaphone", _("议题")),
        (may_open_desk(me), "desk_talk", "messages-square", _("讨论")),
        (keeps, "desk_opinions", "map", _("意见地图")),
        (keeps, "desk_improvements", "sprout", _("微改造")),
        (keeps, "desk_forums", "bike", _("骑行议事厅")),
        (chat_group.may_look(me), "desk_groups", "users", _("楼栋群")),
    ]
    return [(reverse(f"deliberation:{name}"), icon, words) for may, name, icon, words in every if may]
