"""A slip as a form shows it and a browser sends it: the same fields on the phone, at the counter and for paper. No JavaScript needed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mulin.ballots import queries
from mulin.ballots.models import Ballot, Option
from mulin.ballots.rules.choices import ABSTAIN, BadChoice, cleaned
from mulin.ballots.rules.counting import OptionRow
from mulin.ballots.rules.spoilt import REASONS

from .saying import abstention, yuan

MANY = ("approval", "seats", "budget")
SHORT_SCALE = 10  # up to so many points are pills to press; more are typed


@dataclass(frozen=True)
class Row:
    """An option with what stands beside it on this slip."""

    value: str
    name: str
    words: str = ""
    cost: int = 0
    yuan: str = ""
    photo: str = ""
    chosen: bool = False
    place: str = ""  # ranking
    points: str = ""  # score


class Slip:
    """Of one ballot; `data`: what a browser sent; `choice`: what stands on it already."""

    def __init__(
        self, ballot: Ballot, options: list[Option], *, data: QueryDict | None = None, choice: Any = None, prefix: str = ""
    ):
        self.ballot, self.options, self.prefix = ballot, options, prefix
        self.rules, _options = queries.kept(ballot)
        self.method, self.error = ballot.method, ""
        self.data, self.kept = data, choice

    def read(self) -> Any:
        """The choice sent, as it is kept.

        Raises:
            BadChoice: the sentence says what to change; it also stands in `error`.
        """
        try:
            return self.clean(self._sent())
        except BadChoice as bad:
            self.error = str(bad)
            raise

    def clean(self, raw: Any) -> Any:
        rows = [OptionRow(one.number, one.cost, one.group, one.name) for one in self.options]
        return cleaned(self.rules.method, raw, rows, self.rules, self.ballot.seats)

    def again(self, text: str) -> Any:
        """The choice carried through the page where it was checked.

        Raises:
            BadChoice
        """
        try:
            return self.clean(json.loads(text))
        except ValueError as error:
            raise BadChoice(_("请再选一次。")) from error

    def _sent(self) -> Any:
        data = self.data if self.data is not None else QueryDict()
        if self.method in ("motion", "single"):
            return data.get(self._name("choice"), "")
        if self.method in MANY:
            return data.getlist(self._name("choice"))
        if self.method == "score":
            return {str(one.number): data.get(self._name(f"points-{one.number}"), "").strip() for one in self.options}
        return self._ranked({one.number: data.get(self._name(f"place-{one.number}"), "").strip() for one in self.options})

    def _ranked(self, places: Mapping[int, str]) -> list[int]:
        """The options that were given a place, best first. A place left out does no harm, one given twice does."""
        given = {number: text for number, text in places.items() if text}
        if any(not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text)) for text in given.values()):
            raise BadChoice(_("名次请写 1、2、3 这样的数，不排的空着。"))
        if len({int(text) for text in given.values()}) < len(given):
            raise BadChoice(_("有两项写了同一个名次，请改成一先一后。"))
        return sorted(given, key=lambda number: int(given[number]))

    def _name(self, name: str) -> str:
        return self.prefix + name

    @property
    def rows(self) -> list[Row]:
        if self.method == "motion":
            words = (("yes", pgettext("ballot", "同意"), ""), ("no", pgettext("ballot", "不同意"), ""))
            made = [Row(value, name, chosen=self._is_chosen(value)) for value, name, _words in words]
            return [*made, Row(ABSTAIN, abstention(), self._what_abstaining_does(), chosen=self._is_chosen(ABSTAIN))]
        rows = [self._row(one) for one in self.options]
        if self.method == "single":
            rows.append(Row(ABSTAIN, abstention(), self._what_abstaining_does(), chosen=self._is_chosen(ABSTAIN)))
        return rows

    def _row(self, one: Option) -> Row:
        value = str(one.number)
        return Row(
            value, one.said_name, one.said_words, one.cost, yuan(one.cost) if one.cost else "", one.photo, self._is_chosen(value),
            self._place(one.number), self._points(value),
        )  # fmt: skip

    def _is_chosen(self, value: str) -> bool:
        if self.data is not None:
            return value in self.data.getlist(self._name("choice"))
        if isinstance(self.kept, list):
            return self.method in MANY and value in map(str, self.kept)
        return self.kept is not None and str(self.kept) == value

    def _place(self, number: int) -> str:
        if self.data is not None:
            return self.data.get(self._name(f"place-{number}"), "")
        ranked = self.kept if self.method == "ranking" and isinstance(self.kept, list) else []
        return str(ranked.index(number) + 1) if number in ranked else ""

    def _points(self, value: str) -> str:
        if self.data is not None:
            return self.data.get(self._name(f"points-{value}"), "")
        return str(self.kept[value]) if isinstance(self.kept, dict) and value in self.kept else ""

    def _what_abstaining_does(self) -> str:
        takes_part = any(one.base == "entitled" for one in self.rules.participation)
        return _("算参与，不算同意") if takes_part else _("不选任何一项")

    @property
    def points(self) -> list[str]:
        """What may be given, where there are few enough to press."""
        return [str(number) for number in range(self.rules.scale + 1)] if 0 < self.rules.scale <= SHORT_SCALE else []

    @property
    def help(self) -> str:
        """How this kind of slip is filled in."""
        if self.method == "ranking":
            return _("最满意的写 1，其次写 2，这样排下去；不愿排的空着。")
        if self.method == "score":
            return _("每项打 0 到 %(most)s 分，越高越好；不打分的空着。") % {"most": self.rules.scale}
        most = self.most
        if self.method in MANY and most:
            return ngettext("最多选 %(most)s 项。", "最多选 %(most)s 项。", most) % {"most": most}
        return _("可以选多项。") if self.method in MANY else ""

    @property
    def most(self) -> int:
        """How many may be ticked; 0: any number."""
        if self.method not in MANY:
            return 0
        return self.ballot.seats if self.method == "seats" else self.rules.most or 0

    @property
    def is_blank(self) -> bool:
        """The same for everybody: nothing stands on it, no name of a field is its own."""
        return self.data is None and self.kept is None and not self.prefix

    @property
    def has_pictures(self) -> bool:
        return any(one.photo for one in self.options)


def in_words(choice: Any, method: str, names: Mapping[int, str]) -> list[str]:
    """A choice as lines to read. `names`: of the options by number."""
    if isinstance(choice, dict) and "invalid" in choice:
        return [_("无效：%(why)s") % {"why": REASONS.get(choice["invalid"], choice["invalid"])}]
    if choice in (ABSTAIN, [], {}, None):
        return [abstention()]
    if method == "motion":
        return [pgettext("ballot", "同意") if choice == "yes" else pgettext("ballot", "不同意")]
    if method == "single":
        return [names[choice]]
    if method == "score":
        return [_("%(name)s：%(points)s 分") % {"name": names[int(key)], "points": points} for key, points in choice.items()]
    if method == "ranking":
        return [f"{place}. {names[number]}" for place, number in enumerate(choice, 1)]
    return [names[number] for number in choice]
