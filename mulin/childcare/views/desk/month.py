"""A month's attendance and fees, on the screen and as a sheet: the same rows."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.childcare import queries
from mulin.childcare.models import Day, money
from mulin.kernel.sheets.writing import export

from .index import asked, kept

MARKS = {"came": "✓", "away": "假", "missed": "缺", "": ""}


def _month(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)


@login_required
@require_safe
def month(request: HttpRequest, care_class_id: int) -> HttpResponse:
    me, first = asked(request), _month(request)
    group = kept(me, care_class_id)
    found = queries.month_of(group, first.year, first.month)
    context = {
        "group": group, "sheet": found, "total": money(found.total), "words": dict(Day.Status.choices),
        "rows": [(row, [(on, mark) for on, mark in zip(found.days, row.marks, strict=True)], money(row.owed)) for row in found.rows],
        "before": first - timedelta(days=1), "after": first + timedelta(days=32),
    }  # fmt: skip
    return render(request, "childcare/desk/month.html", context)


@login_required
@require_safe
def sheet(request: HttpRequest, care_class_id: int) -> HttpResponseBase:
    me, first = asked(request), _month(request)
    group = kept(me, care_class_id)
    found = queries.month_of(group, first.year, first.month)
    headers = ["孩子", "监护人", *(f"{day.day}日" for day in found.days), "到", "请假", "没来", "应收（元）"]
    rows = [
        [row.application.child.name, row.application.guardian.name, *(MARKS[mark] for mark in row.marks), row.days.came, row.days.away,
         row.days.missed, row.owed / 100]
        for row in found.rows
    ]  # fmt: skip
    total = ["合计", "", *("" for _day in found.days), found.came, "", "", found.total / 100]
    return export(headers, [*rows, total], f"{group.name}-{first:%Y-%m}.xlsx")
