"""A fund that gave and paid, and somebody with hours in the time bank: for tests that weigh pages."""

from datetime import date, timedelta

from django.utils import timezone

from mulin.funds import actions as funds
from mulin.funds.tests.cast import warm
from mulin.volunteering import actions as volunteering
from mulin.volunteering.queries import who_serves
from mulin.volunteering.rules import NANJING
from mulin.volunteering.tests.cast import squad
from tests.stage import Stage


class Trust:
    """One of each; `more` adds two."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.fund, self.at = stage, warm(stage), timezone.now()
        self.worker = who_serves(stage.standing(stage.zhao_min))
        squad(stage)
        volunteering.set_bank_rules(stage.community, since=date(2026, 1, 1), by=self.worker, at=self.at, **NANJING)
        self.fund.budget(self.fund.seats, 800)
        self._one()

    def more(self) -> None:
        self._one()
        self._one()

    def _one(self) -> None:
        funds.name_donor(self.fund.gift(500, donor=self.stage.ma_li), by=self.fund.keeper, at=self.at)
        self.fund.paid(self.fund.approved(self.fund.ask(10)), 10)
        served = who_serves(self.stage.standing(self.stage.wang_fang)).volunteer
        assert served is not None
        noted = volunteering.note_service(
            served, kind="visit", content="探访", begins_at=self.at - timedelta(hours=2), minutes=60, by=self.worker, at=self.at
        )
        volunteering.bank(volunteering.confirm(noted, by=self.worker, at=self.at), at=self.at)
