import pytest

from mulin.kernel.facts import record

from . import lamps


@pytest.fixture(autouse=True)
def _only_lamps_react(monkeypatch):
    monkeypatch.setattr(record, "TABLE", dict(lamps.TABLE))
    monkeypatch.setattr("mulin.kernel.facts.relay.TABLE", dict(lamps.TABLE))
