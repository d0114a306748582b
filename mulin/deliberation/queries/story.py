"""What has happened to a topic, as its page tells it: the newest first, without anybody's private name."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mulin.deliberation.models import Line, Meeting, Topic
from mulin.deliberation.models.naming import said as post
from mulin.ledger.queries import say as money


@dataclass(frozen=True)
class Told:
    what: str
    who: str
    words: str
    at: datetime
    photos: list[str]
    icon: str


def story(lines: Iterable[Line], shown: Collection[str]) -> list[Told]:
    """`shown`: keys of the pictures that were not taken down."""
    return [_told(line, shown) for line in lines]


def _told(line: Line, shown: Collection[str]) -> Told:
    icon, say = WORDS[line.kind]
    photos = [key for key in line.photos if key in shown]
    return Told(say(line.values), post(line.who), line.words, line.at, photos, icon)


def stage(name: str) -> str:
    return str(Topic.Stage(name).label)


def day(iso: str) -> str:
    return date_format(date.fromisoformat(iso[:10]) if len(iso) == 10 else localtime(datetime.fromisoformat(iso)), _("n月j日"))


def hour(iso: str) -> str:
    local = localtime(datetime.fromisoformat(iso))
    return f"{date_format(local, _('n月j日'))} {local:%H:%M}"


def _raised(values: dict[str, Any]) -> str:
    if values.get("matter"):
        return _("由事项 %(matter)s 转为议题") % values
    return _("提出议题，工作人员代写") if values.get("helped") else _("提出议题")


def _cost(cost: int | None) -> str:
    return _("费用还没算") if cost is None else _("不用花钱") if cost == 0 else money(cost, "cny")


def _gains(values: dict[str, Any]) -> str:
    talk = _("和%(party)s谈第 %(number)s 轮") % values
    brought = "、".join(f"{amount:+} {unit}{name}" for name, unit, amount in values["gains"])
    return f"{talk}：{brought}" if brought else talk


def _decided(values: dict[str, Any]) -> str:
    way = str(Topic.Way(values["way"]).label)
    chosen = _("，方案 %(option)s") % values if values["option"] else ""
    stood = _("；%(objections)s 条反对意见记录在案") % values if values["objections"] else ""
    return _("定下来了：%(way)s") % {"way": way} + chosen + stood


Say = Callable[[dict[str, Any]], str]
WORDS: dict[str, tuple[str, Say]] = {
    "raised": ("megaphone", _raised),
    "seconded": ("users-round", lambda v: _("%(seconds)s 位邻居附议，够了，等审核") % v),
    "accepted": ("stamp", lambda v: _("立项，召集人是%(host)s") % {"host": post(v["host"])}),
    "refused": ("ban", lambda v: _("没有立项")),
    "lapsed": ("hourglass", lambda v: _("到时附议不够，议题结束")),
    "withdrawn": ("undo-2", lambda v: _("撤回了议题")),
    "stopped": ("ban", lambda v: _("议题中止")),
    "stage": ("arrow-right", lambda v: _("%(was)s结束，进入%(into)s") % {"was": stage(v["was"]), "into": stage(v["into"])}),
    "back": ("undo-2", lambda v: _("回到拿方案")),
    "due": ("calendar", lambda v: _("这个阶段的期限改到 %(due)s") % {"due": day(v["due"])}),
    "option": ("list-checks", lambda v: _("方案 %(number)s，%(cost)s") % {"number": v["number"], "cost": _cost(v["cost"])}),
    "option_gone": ("ban", lambda v: _("收回方案 %(number)s：%(name)s") % v),
    "meeting": ("calendar", lambda v: _("%(kind)s定在 %(begins)s，%(where)s") % {
        "kind": Meeting.Kind(v["kind"]).label, "begins": hour(v["begins"]), "where": v["where"],
    }),
    "meeting_off": ("ban", lambda v: _("%(title)s取消了") % v),
    "minutes": ("file-text", lambda v: (_("%(title)s的纪要更正了") if v["corrected"] else _("%(title)s开过了，纪要在下面")) % v),
    "ballot": ("vote", lambda v: _("交付表决 %(number)s，%(closes)s截止") % {"number": v["number"], "closes": hour(v["closes"])}),
    "ballot_off": ("ban", lambda v: _("表决取消了，另外再定")),
    "decided": ("gavel", _decided),
    "undecided": ("scale", lambda v: _("%(way)s没有定下来，回到拿方案") % {"way": Topic.Way(v["way"]).label}),
    "task": ("clipboard-list", lambda v: _("任务交给%(to)s，%(due)s前办好") % {"to": post(v["to"]), "due": day(v["due"])}),
    "task_done": ("circle-check", lambda v: _("任务办好了：%(what)s") % v),
    "task_dropped": ("ban", lambda v: _("任务不办了：%(what)s") % v),
    "round": ("handshake", _gains),
    "done": ("circle-check", lambda v: _("落实完了")),
}  # fmt: skip
