"""A list of matters as a spreadsheet: what a report needs, no names and no phones."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mulin.matters.models import Matter

from .choices import version_name


def headers() -> list[str]:
    return [
        _("编号"), _("标题"), _("内容"), _("类别"), _("地点"), _("位置说明"), _("状态"), _("怎么来的"), _("主办"), _("退回次数"),
        _("上报时间"), _("接单时间"), _("到场时间"), _("反馈时间"), _("办结时间"), _("办结期限"), _("评价"),
    ]  # fmt: skip


def lines(rows: QuerySet[Matter]) -> Iterator[list[Any]]:
    """Row by row from the database, so that a hundred thousand stay small in memory."""
    for row in rows.select_related("version", "place", "unit").iterator(chunk_size=1000):
        yield [
            row.number, row.title, row.words, version_name(row.version), str(row.place), row.spot, row.get_status_display(),
            row.get_channel_display(), str(row.unit or ""), row.returns, row.opened_at, row.accepted_at, row.arrived_at,
            row.answered_at, row.closed_at, row.close_by, row.get_verdict_display(),
        ]  # fmt: skip
