"""Sequencers and publishers in processes of their own, at once."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from mulin.transparency.models import Leaf, Pending
from mulin.transparency.queries import audit

from .book import keep

WORK = """
import sys
import django
django.setup()
from datetime import datetime, UTC
from django.db import transaction
from mulin.transparency import actions
who, turns = sys.argv[1], int(sys.argv[2])
at = datetime(2026, 11, 19, 4, tzinfo=UTC)
for turn in range(turns):
    with transaction.atomic():
        for shared in (f"{who}-{turn}", f"shared-{turn}"):
            actions.publish("x", 1, {"number": shared}, None, ("x.thing", turn), shared, at)
    actions.keep_up(at)
"""
TURNS, WHO = 25, ["one", "two", "three"]


@pytest.mark.django_db(transaction=True)
def test_three_sequencers_at_once_leave_no_gap_and_no_double():
    """On PostgreSQL they meet at the row's lock; on SQLite at BEGIN IMMEDIATE."""
    keep(3)
    name = str(connection.settings_dict["NAME"])
    url = urlsplit(os.environ.get("MULIN_DATABASE", ""))
    address = f"sqlite:///{name}" if connection.vendor == "sqlite" else url._replace(path=f"/{name}").geturl()
    environment = os.environ | {
        "MULIN_DATABASE": address,
        "DJANGO_SETTINGS_MODULE": "mulin.site_.settings",
        "MULIN_LOG_KEYS": settings.LOG_KEYS,
    }
    running = [
        subprocess.Popen([sys.executable, "-c", WORK, who, str(TURNS)], env=environment, stderr=subprocess.PIPE) for who in WHO
    ]
    errors = [process.communicate(timeout=120)[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], errors
    numbers = list(Leaf.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(3 + TURNS * (len(WHO) + 1)))
    assert Pending.objects.count() == 0 and audit().problems == []
    # Each process committed its turns one after the other: the log has them in that order.
    for who in WHO:
        mine = Leaf.objects.filter(once_key__startswith=f"{who}-").order_by("number").values_list("subject_id", flat=True)
        assert list(mine) == list(range(TURNS))
