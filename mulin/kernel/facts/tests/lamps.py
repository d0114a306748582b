"""A fact and its reactions for the tests of the relay; the dying worker's process imports them too."""

import os
import time
from dataclasses import dataclass
from typing import ClassVar

from django.contrib.auth.models import Group

from mulin.kernel.facts.models import Fact


@dataclass(frozen=True)
class LampFixed:
    KIND: ClassVar[str] = "tests.lamp_fixed"
    lamp_id: int


def thank(fact: LampFixed, *, source: Fact) -> None:
    Group.objects.create(name=f"thanks for fact {source.id}")  # the name is unique: a second one would fail
    if os.environ.get("LAMP_WORKER_DIES"):
        print("half-way", flush=True)  # noqa: T201
        time.sleep(60)


def tell(fact: LampFixed, *, source: Fact) -> None:
    Group.objects.create(name=f"word of fact {source.id}")


TABLE = {LampFixed: [thank, tell]}
