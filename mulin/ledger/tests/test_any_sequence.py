"""Whatever happens in whatever order: everything sums to zero, replays to what is kept, and no limit is crossed."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mulin.kernel.access import Refused
from mulin.kernel.once import Conflict
from mulin.ledger import actions, queries
from mulin.ledger.models import Account, Entry, Hold
from tests.stage import NOON

from .conftest import open_points

pytestmark = pytest.mark.django_db

ACCOUNTS = st.sampled_from(["issued", "wang", "liu"])
AMOUNTS = st.integers(1, 600)
WHICH = st.integers(0, 5)
STEPS = st.one_of(
    st.tuples(st.just("post"), ACCOUNTS, ACCOUNTS, AMOUNTS),
    st.tuples(st.just("again"), WHICH),
    st.tuples(st.just("reverse"), WHICH),
    st.tuples(st.just("reserve"), ACCOUNTS, AMOUNTS),
    st.tuples(st.just("post_hold"), WHICH, ACCOUNTS, AMOUNTS),
    st.tuples(st.just("release"), WHICH),
    st.tuples(st.just("expire")),
)


class Walk:
    """Does each step, refused or not, and keeps a plain model of what must come out."""

    def __init__(self, points):
        self.points = points
        self.balances = {"issued": 0, "wang": 0, "liu": 0}
        self.held = dict(self.balances)

    def account(self, name) -> Account:
        return getattr(self.points, name)

    def name(self, account_id) -> str:
        return next(name for name in self.balances if self.account(name).pk == account_id)

    def fits(self, changes, freed=()) -> bool:
        for name, change in changes.items():
            held = self.held[name] - dict(freed).get(name, 0)
            if name != "issued" and not held <= self.balances[name] + change <= 1000:
                return False
        return True

    def move(self, changes):
        for name, change in changes.items():
            self.balances[name] += change

    def step(self, number, kind, *words):
        try:
            with transaction.atomic():
                done = getattr(self, kind)(number, *words)
        except (Refused, Conflict, ValueError):
            done = None
        if done:
            done()

    def post(self, number, frm, to, amount):
        changes = {frm: -amount, to: amount} if frm != to else {}
        expected = bool(changes) and self.fits(changes)
        actions.transfer(self.account(frm), self.account(to), amount, once_key=f"k{number}", reason="", at=NOON, by=None)
        assert expected
        return lambda: self.move(changes)

    def again(self, number, which):
        if entry := self.one(Entry.objects.filter(reverses=None, hold=None), which):
            lines = [(line.account, line.amount) for line in entry.lines.select_related("account")]
            same = actions.post(self.points.book, lines, once_key=entry.once_key, reason="", at=NOON, by=None)
            assert same == entry

    def reverse(self, number, which):
        if entry := self.one(Entry.objects.all(), which):
            fresh = not hasattr(entry, "reversal")
            changes = {self.name(line.account_id): -line.amount for line in entry.lines.all()}
            expected = not fresh or self.fits(changes)
            actions.reverse(entry, reason="错了", at=NOON, by=None)
            assert expected
            return lambda: self.move(changes) if fresh else None

    def reserve(self, number, name, amount):
        expected = name == "issued" or self.held[name] + amount <= self.balances[name]
        until = NOON + timedelta(days=number % 2)
        actions.reserve(self.account(name), amount, once_key=f"k{number}", reason="", at=NOON, by=None, expires_at=until)
        assert expected
        return lambda: self.held.update({name: self.held[name] + amount})

    def post_hold(self, number, which, to, amount):
        if hold := self.one(Hold.objects.all(), which):
            was_open, frm = hold.state == "open", self.name(hold.account_id)
            changes = {frm: -amount, to: amount} if frm != to else {}
            expected = bool(changes) and amount <= hold.amount and (not was_open or self.fits(changes, [(frm, hold.amount)]))
            actions.post_hold(hold, [(self.account(frm), -amount), (self.account(to), amount)], at=NOON, by=None)
            assert expected
            if was_open:
                return lambda: (self.move(changes), self.free(hold))

    def release(self, number, which):
        if hold := self.one(Hold.objects.all(), which):
            was_open = hold.state == "open"
            actions.release(hold, at=NOON, by=None)
            return lambda: self.free(hold) if was_open else None

    def expire(self, number):
        due = list(Hold.objects.filter(state="open", expires_at__lte=NOON))
        assert actions.expire_due(NOON) == len(due)
        return lambda: [self.free(hold) for hold in due]

    def free(self, hold):
        self.held[self.name(hold.account_id)] -= hold.amount

    @staticmethod
    def one(rows, which):
        rows = list(rows.order_by("id"))
        return rows[which % len(rows)] if rows else None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=25))
def test_any_sequence_sums_to_zero_replays_and_keeps_the_limits(stage, steps):
    undo = transaction.savepoint()
    try:
        points = open_points(stage)
        walk = Walk(points)
        actions.transfer(points.issued, points.wang, 500, once_key="begin", reason="", at=NOON, by=None)
        walk.move({"issued": -500, "wang": 500})
        for number, step in enumerate(steps):
            walk.step(number, *step)
        assert queries.prove(points.book).wrong == []
        codes = {name: walk.account(name).code for name in walk.balances}
        assert points.kept() == {codes[name]: (walk.balances[name], walk.held[name]) for name in codes}
        assert sum(walk.balances.values()) == 0
    finally:
        transaction.savepoint_rollback(undo)
