"""Participatory budgets in Pabulib's format (pabulib.org/format): META, PROJECTS, VOTES, each a table with semicolons."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext as _

VoteType = Literal["approval", "ordinal", "cumulative", "scoring"]
TYPES = ("approval", "ordinal", "cumulative", "scoring")
Sections = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Project:
    id: str
    cost: Fraction  # in the budget's currency
    name: str = ""
    said: Mapping[str, str] | None = None  # its line as the file has it: published votes, score, whether selected


@dataclass(frozen=True)
class Ballot:
    """Projects by their place in the list; for an ordinal ballot the best first; points where the voter gave points."""

    projects: tuple[int, ...]
    points: tuple[Fraction, ...] = ()


@dataclass(frozen=True)
class Budget:
    """What was to be decided and how people voted. Equal ballots are counted together."""

    meta: Mapping[str, str]
    projects: tuple[Project, ...]
    ballots: Mapping[Ballot, int]

    @property
    def amount(self) -> Fraction:
        return Fraction(self.meta["budget"])

    @property
    def voters(self) -> int:
        return sum(self.ballots.values())

    @property
    def vote_type(self) -> VoteType:
        return self.meta["vote_type"]  # type: ignore[return-value]  # one of TYPES, seen to by `parsed`


class NotPabulib(ValueError):
    """The sentence says in which line, and what is wrong there."""


def read(path: Path) -> Budget:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return parsed(file)


def parsed(lines: Iterable[str]) -> Budget:
    """
    Raises:
        NotPabulib: a section or a needed column is missing, a number is none, a ballot names an unknown project.
    """
    sections = _sections(lines)
    meta = {row["key"]: row["value"] for row in sections["META"]}
    for key in ("budget", "vote_type"):
        if key not in meta:
            raise NotPabulib(_("META 里没有“%(key)s”这一行。") % {"key": key})
    if meta["vote_type"] not in TYPES:
        raise NotPabulib(
            _("“%(kind)s”这种投票方式不会计算，能算的有：%(known)s。") % {"kind": meta["vote_type"], "known": ", ".join(TYPES)}
        )
    _number(meta["budget"], "budget")
    projects = tuple(
        Project(row["project_id"], _number(row["cost"], f"cost of {row['project_id']}"), row.get("name", ""), row)
        for row in sections["PROJECTS"]
    )
    places = {project.id: place for place, project in enumerate(projects)}
    if len(places) < len(projects):
        raise NotPabulib(_("有两个项目的 project_id 相同，请改成不同的编号。"))
    return Budget(meta, projects, Counter(_ballot(row, places) for row in sections["VOTES"]))


def _sections(lines: Iterable[str]) -> Sections:
    found: Sections = {}
    rows, header = None, None
    for cells in csv.reader(lines, delimiter=";"):
        if not cells or cells == [""]:
            continue
        if cells[0].strip().upper() in ("META", "PROJECTS", "VOTES") and len(cells) == 1:
            rows, header = found.setdefault(cells[0].strip().upper(), []), None
        elif rows is None:
            raise NotPabulib(_("文件应以 META 开头。"))
        elif header is None:
            header = [cell.strip() for cell in cells]
        else:
            rows.append(dict(zip(header, cells, strict=False)))
    for name, columns in (("META", ("key", "value")), ("PROJECTS", ("project_id", "cost")), ("VOTES", ("vote",))):
        if name not in found:
            raise NotPabulib(_("缺少 %(name)s 这一段。") % {"name": name})
        for row in found[name]:
            if missing := [column for column in columns if column not in row]:
                raise NotPabulib(
                    _("%(name)s 里有一行缺少 %(column)s：%(line)s")
                    % {"name": name, "column": missing[0], "line": ";".join(row.values())[:80]}
                )
    return found


def _ballot(row: dict[str, str], places: dict[str, int]) -> Ballot:
    named = [one.strip() for one in row["vote"].split(",") if one.strip()]
    try:
        projects = tuple(places[one] for one in named)
    except KeyError as unknown:
        raise NotPabulib(
            _("选票 %(ballot)s 写了 %(id)s，没有这个项目。") % {"ballot": row.get("voter_id", ""), "id": unknown}
        ) from unknown
    if len(set(projects)) < len(projects):
        raise NotPabulib(_("选票 %(ballot)s 把同一个项目写了两次。") % {"ballot": row.get("voter_id", "")})
    points = tuple(_number(one, "points") for one in row.get("points", "").split(",") if one.strip())
    if points and len(points) != len(projects):
        raise NotPabulib(
            _("选票 %(ballot)s 有 %(projects)s 个项目、%(points)s 个分数，数目要相同。")
            % {"ballot": row.get("voter_id", ""), "projects": len(projects), "points": len(points)}
        )
    return Ballot(projects, points)


def _number(text: str, what: str) -> Fraction:
    try:
        return Fraction(text.strip())
    except (ValueError, ZeroDivisionError) as wrong:
        raise NotPabulib(_("“%(text)s”不是数字：%(what)s。") % {"text": text, "what": what}) from wrong
