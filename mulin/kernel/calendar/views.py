from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.access.asking import who_asks

from . import actions, current, queries, rules
from .forms import WEEKDAYS, DayForm, HoursForm
from .years import calendar_note

FIRST, LAST = 2004, 2100


@login_required
def year(request: HttpRequest) -> HttpResponse:
    """A day is picked by a link (?day=…) and changed by the form that opens for it."""
    require(rules.may_edit(who_asks(request)))
    day = _day(request.GET.get("day", ""))
    shown = day.year if day else _year(request.GET.get("year", ""))
    months = queries.year_of(shown)
    picked = queries.shown_on(months, day) if day else None
    form = DayForm(request.POST or None, initial=_as_it_is(picked) if picked else {})
    if request.method == "POST" and form.is_valid():
        return _save(request, form)
    return _page(request, shown, months=months, picked=picked, form=form)


@login_required
def hours(request: HttpRequest) -> HttpResponse:
    require(rules.may_edit(who_asks(request)))
    lines = _lines(request.POST or None)
    if request.method == "POST" and all([line.is_valid() for line in lines]):
        week = {line.weekday: line.weekday_hours() for line in lines}
        actions.set_hours(week, by_id=request.user.pk, at=timezone.now())
        messages.success(request, _("上下班时间已改，从现在起新定的时限按它计算；已有的时限不变。"))
        return redirect("calendar:year")
    now = timezone.localdate().year
    return _page(request, now, months=queries.year_of(now), lines=lines)


def _page(request: HttpRequest, shown: int, **more: object) -> HttpResponse:
    context = {
        "year": shown,
        "note": calendar_note(shown),
        "weekdays": WEEKDAYS,
        "lines": _lines(None),
        "first": FIRST,
        "last": LAST,
    }
    return render(request, "calendar/year.html", context | {"before": shown - 1, "after": shown + 1} | more)


def _save(request: HttpRequest, form: DayForm) -> HttpResponse:
    day, kind, name = form.cleaned_data["date"], form.cleaned_data["kind"], form.cleaned_data["name"]
    words = {"day": date_format(day, "DATE_FORMAT")}
    if kind == "published":
        actions.clear_day(day, by_id=request.user.pk, at=timezone.now())
        messages.success(request, _("%(day)s 已恢复原来的安排。") % words)
    else:
        actions.set_day(day, is_working=kind == "working", name=name, by_id=request.user.pk, at=timezone.now())
        told = (
            _("%(day)s 已定为上班，从现在起新定的时限按它计算。")
            if kind == "working"
            else _("%(day)s 已定为休息，从现在起新定的时限按它计算。")
        )
        messages.success(request, told % words)
    return redirect(f"{reverse('calendar:year')}?year={day.year}")


def _lines(data: object) -> list[HoursForm]:
    return [HoursForm(number, usual, data) for number, usual in sorted(current.almanac().week.items())]


def _as_it_is(picked: queries.Shown) -> dict[str, object]:
    return {"date": picked.date, "kind": "working" if picked.is_working else "off", "name": picked.name}


def _year(text: str) -> int:
    if not text:
        return timezone.localdate().year
    if not (text.isascii() and text.isdecimal() and len(text) == 4) or not FIRST <= int(text) <= LAST:
        raise Http404
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    if not FIRST <= day.year <= LAST:
        raise Http404
    return day
