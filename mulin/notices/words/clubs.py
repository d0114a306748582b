"""Clubs, calls for works."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "clubs.proposed": (gettext_lazy("邻居想成立一个团队"), gettext_lazy("“%(club)s”等社区答复。"), "sprout"),
    "clubs.agreed": (gettext_lazy("团队成立了"), gettext_lazy("“%(club)s”成立了，您是队长，可以招成员、办活动。"), "users-round"),
    "clubs.refused": (gettext_lazy("团队没能成立"), gettext_lazy("“%(club)s”：%(note)s"), "info"),
    "clubs.closed": (gettext_lazy("团队解散了"), gettext_lazy("“%(club)s”：%(note)s"), "archive"),
    "clubs.join_asked": (gettext_lazy("有邻居想加入团队"), gettext_lazy("请答复想加入“%(club)s”的邻居。"), "user-plus"),
    "clubs.joined": (gettext_lazy("您加入了团队"), gettext_lazy("您是“%(club)s”的成员了，活动时见。"), "users-round"),
    "clubs.turned_away": (gettext_lazy("这次没能加入团队"), gettext_lazy("“%(club)s”：%(note)s"), "info"),
    "clubs.taken_out": (gettext_lazy("您不在团队里了"), gettext_lazy("“%(club)s”：%(note)s"), "info"),
    "clubs.leaderless": (
        gettext_lazy("有一个团队没有队长了"),
        gettext_lazy("“%(club)s”的队长退出了，请找一位接着带。"),
        "circle-alert",
    ),
    "clubs.handed_over": (gettext_lazy("您是队长了"), gettext_lazy("“%(club)s”交给您带了。"), "handshake"),
    "clubs.activity": (gettext_lazy("团队有新活动"), gettext_lazy("“%(club)s”：%(title)s，成员可以先报名。"), "calendar-heart"),
    "campaigns.juror": (
        gettext_lazy("请您当评委"),
        gettext_lazy("“%(title)s”请您打分，征集截止后会再告诉您。"),
        "clipboard-check",
    ),
    "campaigns.judge": (
        gettext_lazy("作品等您打分"),
        gettext_lazy("“%(title)s”截止了，请打分，作者的名字看不到。"),
        "clipboard-check",
    ),
    "campaigns.stopped": (gettext_lazy("征集截止了"), gettext_lazy("“%(title)s”可以评选了。"), "gavel"),
    "campaigns.cancelled": (gettext_lazy("征集取消了"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "campaigns.given_back": (gettext_lazy("您的作品请改一改"), gettext_lazy("“%(title)s”：%(note)s"), "undo-2"),
    "campaigns.selected": (gettext_lazy("您的作品入选了"), gettext_lazy("“%(title)s”揭晓了，谢谢您的作品。"), "award"),
    "campaigns.prize": (gettext_lazy("您的作品得奖了"), gettext_lazy("“%(title)s”：%(prize)s。"), "award"),
    "campaigns.announced": (gettext_lazy("征集揭晓了"), gettext_lazy("“%(title)s”揭晓了，谢谢您的作品，来看看入选的。"), "award"),
}
