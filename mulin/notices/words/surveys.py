"""Surveys: invitations, results, what is done about them."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "surveys.opened": (gettext_lazy("有一份问卷请您答"), gettext_lazy("%(title)s：收到 %(day)s，几分钟就好。"), "clipboard-pen"),
    "surveys.invited": (
        gettext_lazy("抽签请到了您来答问卷"),
        gettext_lazy("%(title)s：您的回答代表许多邻居，收到 %(day)s。"),
        "clipboard-pen",
    ),
    "surveys.closed": (
        gettext_lazy("问卷收完了，结果算好了"),
        gettext_lazy("%(title)s：写上我们怎么做，再公布。"),
        "chart-column",
    ),
    "surveys.published": (gettext_lazy("问卷的结果公布了"), gettext_lazy("%(title)s：看看大家说的、我们做的。"), "chart-column"),
    "surveys.finding": (gettext_lazy("问卷里说的，我们做了"), gettext_lazy("%(title)s：%(note)s"), "circle-check"),
}
