"""Scanned contracts and pictures of duties: for the two sides."""

from collections.abc import Collection
from typing import cast

from mulin.facilities import rules
from mulin.facilities.models import ContractFile, DutyDone
from mulin.kernel.access.asking import Standing as Asking
from mulin.organisations.queries import Standing

from .contract import contracts


def may_see_file(me: Asking, key: str) -> bool:
    rows = contracts().filter(files__file_key=key) | contracts().filter(duties__done__picture=key)
    found = rows.distinct().first() if key else None
    return found is not None and bool(rules.may_read_contract(cast(Standing, me), found))


def used_files(keys: Collection[str]) -> Collection[str]:
    papers = ContractFile.objects.filter(file_key__in=keys).values_list("file_key", flat=True)
    return {*papers, *DutyDone.objects.filter(picture__in=keys).values_list("picture", flat=True)}
