from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from mulin.ledger.models import Line

HEADERS = ["账本", "笔", "日期", "入账时间", "账户", "账户名称", "变动", "单位", "事由", "用途", "来源", "防重号", "冲正哪一笔"]
UNIT_WORDS = {"cny": "分", "point": "积分", "min": "分钟"}


def rows(lines: QuerySet[Line]) -> Iterator[list[Any]]:
    """As a table for spreadsheets: whole numbers of the smallest unit; people appear by number only."""
    wanted = lines.select_related("entry", "account", "entry__book").order_by("entry__book_id", "day", "entry_id", "id")
    for line in wanted.iterator(2000):
        entry, account = line.entry, line.account
        source = " ".join(filter(None, (entry.source_kind, entry.source_ref)))
        yield [
            entry.book.said, entry.pk, entry.day, entry.at, account.code,
            "" if account.holder_kind == "person" else account.said, line.amount, UNIT_WORDS.get(entry.unit, entry.unit),
            entry.said, entry.purpose, source, entry.once_key, entry.reverses_id,
        ]  # fmt: skip
