"""What an election of each kind asks for, with source and first day. Whoever prepares one may set other figures, and says by what paper."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mulin.kernel.access import Refused
from mulin.kernel.bilingual import in_language


@dataclass(frozen=True)
class Law:
    """Figures are people, days or years. `rule_key` names the rule set of ballots by which is counted; how long the voter list hangs out
    before voting is its `notice_days`, how long the candidates do is `shown`."""

    kind: str
    version: str
    in_force: date
    rule_key: str
    head: str  # whose voices count: person, household, unit, member
    ways: tuple[str, ...]  # how somebody may be proposed
    seconds: int  # voters behind a joint nomination or one's own, who proposes included
    extra: int  # so many candidates more than places, at least
    proxies: int  # for so many others one person may vote, at most; 0: nobody votes for others
    committee: int  # the election committee has so many members at least
    years: int  # of a term
    shown: int  # so many days the candidates hang out before voting, at least; no law that we have read says it: ours, until `models.Showing`
    complaint_days: int  # about the election, from the result on
    source: str
    source_en: str
    until: date | None = None
    sure: bool = False  # not sure: have it compared with the local rules
    shown_source: str = (
        ""  # the law or local rule that says `shown`, as the community entered it; empty: nobody has confirmed ours
    )

    @property
    def said_source(self) -> str:
        return in_language(self.source, self.source_en)

    def as_json(self) -> dict[str, Any]:
        told = asdict(self) | {"in_force": self.in_force.isoformat(), "until": self.until.isoformat() if self.until else None}
        return told | {"ways": list(self.ways)}

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> "Law":
        until = told.get("until")
        return cls(
            **(
                dict(told)
                | {
                    "in_force": date.fromisoformat(told["in_force"]),
                    "until": date.fromisoformat(until) if until else None,
                    "ways": tuple(told["ways"]),
                }
            )
        )


RESIDENTS = Law(
    "residents", "2018", date(2018, 12, 29), "committee-election", "person", ("joint", "body", "self"), 10, 1, 3, 5, 5, 5, 15,
    "《城市居民委员会组织法》（2018年修正）第八条；各地居民委员会选举规程：十名以上选民联名、每人接受委托不超过三人",
    "Organic Law of Urban Residents' Committees (2018 text), art. 8; local rules of election: ten voters propose, three proxies a person",
    until=date(2026, 1, 1),
)  # fmt: skip
LAWS = (
    RESIDENTS,
    replace(
        RESIDENTS, version="2026", in_force=date(2026, 1, 1), until=None,
        source="《城市居民委员会组织法》（2026年1月1日起施行）：投票日二十日前公布选民名单，书面委托投票；各地居民委员会选举规程：十名以上选民联名、每人接受委托不超过三人",
        source_en="Organic Law of Urban Residents' Committees (in force from 2026-01-01): voter list twenty days before voting, proxies in writing; local rules of election: ten voters propose, three proxies a person",
    ),
    Law(
        "owners", "2021", date(2021, 1, 1), "owners-committee", "unit", ("joint", "body", "self"), 3, 0, 3, 5, 5, 7, 15,
        "《民法典》第277、278条；《业主大会和业主委员会指导规则》：任期不超过五年，可以书面委托代理人",
        "Civil Code arts. 277–278; Guidelines on owners' meetings and committees: terms up to five years, proxies in writing",
    ),
    Law(
        "head", "1", date(2020, 1, 1), "seats-plurality", "household", ("joint", "body", "self"), 2, 0, 1, 3, 3, 2, 7,
        "社区自治章程：楼长由本楼住户推选", "The community's own statutes: households of a building choose its head",
    ),
    Law(
        "party", "2020", date(2020, 7, 13), "party-branch-election", "member", ("joint", "body"), 3, 1, 0, 3, 5, 3, 7,
        "《中国共产党基层组织选举工作条例》（2020年）：差额不少于应选人数的百分之二十，不能委托他人代为投票；社区党支部每届任期五年",
        "Regulations on elections of the party's primary organisations (2020): a fifth more candidates than places, nobody votes for others; terms of five years in communities",
    ),
)  # fmt: skip


def law_on(kind: str, day: date) -> Law:
    """
    Raises:
        Refused: no version of it is in force on that day.
    """
    held = [one for one in LAWS if one.kind == kind and one.in_force <= day and (one.until is None or day < one.until)]
    if not held:
        raise Refused(_("这种选举在 %(day)s 没有生效的规则。") % {"day": day.isoformat()})
    return held[0]


def fewest(law: Law, seats: int) -> int:
    """How many candidates there must be."""
    share = -(-seats // 5) if law.kind == "party" else 0  # a fifth, rounded up
    return seats + max(law.extra, share)
