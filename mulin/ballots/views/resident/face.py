"""What of a ballot's page is the same for everybody: worked out when it is drawn, and while voting is on that is once in ten seconds."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mulin.ballots import queries
from mulin.ballots.forms.saying import status
from mulin.ballots.models import Ballot
from mulin.ballots.rules.rule_set import RuleSet
from mulin.ballots.views import rule_words
from mulin.ballots.views.acting import asked, said_costs, when
from mulin.ballots.views.gauges import Gauge, gauges
from mulin.ballots.views.outcome import badge_of
from mulin.kernel.ui.parts import Status


class Face:
    def __init__(self, ballot: Ballot, rules: RuleSet):
        self.ballot, self.rules = ballot, rules
        self.shown = ballot.state in ("open", "closed", "counted")
        self.status, self.when, self.asked = status(ballot), when(ballot), asked(ballot)

    @property
    def key(self) -> str:
        """Changes with all that is drawn; while voting is on the question, the options and the rules are frozen."""
        turned = self._turnout
        return f"{self.ballot.pk} {self.ballot.fingerprint} {turned.voices} {turned.area} {turned.at}"

    @cached_property
    def _turnout(self) -> queries.Turned:
        return queries.turnout(self.ballot)

    @cached_property
    def gauges(self) -> list[Gauge]:
        return gauges(self.ballot, self.rules, self._turnout.voices, self._turnout.area) if self.shown else []

    @cached_property
    def channels(self) -> str:
        return said_channels(queries.by_channel(self.ballot)) if self.shown else ""

    @cached_property
    def decided(self) -> Status | None:
        return badge_of(self.ballot)

    @cached_property
    def short(self) -> str:
        return rule_words.in_short(self.rules, self.ballot.head)

    @cached_property
    def rule_lines(self) -> list[str]:
        return rule_words.lines(self.rules, head=self.ballot.head, seats=self.ballot.seats)

    @property
    def turnout_words(self) -> str:
        parts = {str(one.at) for one in self.rules.participation}
        if parts == {"2/3"}:
            return _("参与够不够三分之二")
        return _("参与够不够一半") if parts == {"1/2"} else _("多少人参与了")

    @property
    def mark_words(self) -> str:
        parts = sorted({str(one.at) for one in self.rules.participation if one.base == "entitled"})
        return _("竖线是%(part)s。") % {"part": rule_words.fraction(parts[0])} if len(parts) == 1 else ""

    @property
    def costs(self) -> str:
        """Of what was chosen in a budget; the browser puts the sum where {sum} stands."""
        return said_costs("{sum}", self.ballot.amount) if self.ballot.amount else ""

    @property
    def other_ways(self) -> str:
        words = {
            "counter": _("也可以到服务台，请工作人员帮您投。"),
            "visit": _("走不动的，请工作人员上门。"),
            "paper": _("想投纸质票，到社区领。"),
        }
        return " ".join(words[one] for one in ("counter", "visit", "paper") if one in self.ballot.channels)


def said_channels(figures: dict[str, int | None]) -> str:
    """ "手机 285、纸质票 86。" Nothing of a way that few took."""
    labels = dict(Ballot.Channel.choices)
    told = pgettext("list", "、").join(f"{labels[way]} {number}" for way, number in figures.items() if number)
    few = _("太少的不单列。") if None in figures.values() else ""
    return (_("%(told)s。") % {"told": told} if told else "") + (few if told else "")
