"""Talk, opinion maps, small improvements, riders' forum."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "talk.statement": (
        gettext_lazy("有一条新说法等审核"),
        gettext_lazy("意见地图“%(title)s”：请看了放上，或写明为什么不放上。"),
        "map",
    ),
    "talk.let_in": (gettext_lazy("您的说法放上了意见地图"), gettext_lazy("“%(title)s”：邻居们会一条一条表态。"), "circle-check"),
    "talk.kept_out": (gettext_lazy("您的说法没有放上"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "talk.asked": (
        gettext_lazy("有一个问题请您答复"),
        gettext_lazy("议题“%(title)s”，请在 %(due)s 以前答复。"),
        "circle-question-mark",
    ),
    "talk.answered": (gettext_lazy("您的问题有答复了"), gettext_lazy("议题“%(title)s”，打开看看。"), "reply"),
    "talk.late": (
        gettext_lazy("有一个问题过了期限还没有答复"),
        gettext_lazy("议题“%(title)s”，请现在答复，或请合适的人答复。"),
        "alarm-clock",
    ),
    "talk.hidden": (
        gettext_lazy("您的一条话收起来了"),
        gettext_lazy("议题“%(title)s”：%(note)s 不同意的话，30 天内可以申诉，由另一位来决定。"),
        "eye-off",
    ),
    "talk.appealed": (
        gettext_lazy("有一条申诉等您决定"),
        gettext_lazy("议题“%(title)s”：别人收起的一条话，请看原话和申诉的理由。"),
        "gavel",
    ),
    "talk.back": (gettext_lazy("您的申诉成立，话放回来了"), gettext_lazy("议题“%(title)s”：%(note)s"), "circle-check"),
    "talk.stays": (gettext_lazy("您的申诉有决定了"), gettext_lazy("议题“%(title)s”：仍然收起。%(note)s"), "gavel"),
    "talk.idea": (
        gettext_lazy("有一个微改造的想法"),
        gettext_lazy("“%(title)s”，请看了定下要做，或写明为什么不采用。"),
        "lightbulb",
    ),
    "talk.idea_moved": (gettext_lazy("您的微改造有进展"), gettext_lazy("“%(title)s”：%(status)s。"), "sprout"),
    "talk.declined": (gettext_lazy("您的微改造没有继续"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
    "talk.look_due": (
        gettext_lazy("该去看看您认养的地方了"),
        gettext_lazy("“%(title)s”：看过以后记一笔，坏了就告诉社区。"),
        "sprout",
    ),
    "talk.broken": (gettext_lazy("认养的地方有要修的"), gettext_lazy("“%(title)s”：%(note)s"), "wrench"),
    "talk.upkeep_over": (
        gettext_lazy("您的认养到期了"),
        gettext_lazy("“%(title)s”：谢谢这段时间，愿意的话可以接着认养。"),
        "heart-handshake",
    ),
    "talk.offered": (gettext_lazy("一处微改造没有人照看了"), gettext_lazy("“%(title)s”又在墙上征集认养。"), "sprout"),
    "talk.forum_off": (gettext_lazy("报了名的骑行议事厅取消了"), gettext_lazy("“%(title)s”：%(note)s"), "ban"),
}
