"""How jurors agree: the spread over each application, each juror's mildness, and reviews far from the others."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mulin.kernel.ui.kept import kept as keep
from mulin.projects.models import Call, Review
from mulin.projects.queries import jury
from mulin.projects.rules import may_choose
from mulin.projects.rules import scores as rules

from .index import A_PAGE, kept

MANY = 1000  # reviews, from which on the whole is worked out once a minute
A_MINUTE = 60


@login_required
@require_safe
def scores(request: HttpRequest, call: str) -> HttpResponse:
    me, found = kept(request, call)
    spreads, mild = summed(found)
    apart = request.GET.get("only") == "far"
    rows = jury.eligible(found).select_related("category")
    if apart:
        rows = rows.filter(pk__in=[key for key, one in spreads.items() if one.far])
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    names = {one.pk: one.person.name for one in found.jurors.select_related("person")}
    reviews = jury.counted(found).filter(application__in=[one.pk for one in page]).select_related("juror__person")
    context = {
        "call": found, "page": page, "apart": apart, "far": sum(bool(one.far) for one in spreads.values()),
        "rows": [(one, _words(spreads.get(one.pk)), [each for each in reviews if each.application_id == one.pk]) for one in page],
        "jurors": [(names[key], _signed(one)) for key, one in sorted(mild.items(), key=lambda pair: -pair[1])],
        "far_off": {key: set(one.far) for key, one in spreads.items()},
        "may_question": may_choose.may_remind_jurors(me, found, timezone.now(), left=1),
    }  # fmt: skip
    return render(request, "projects/choosing/scores.html", context)


def summed(found: Call) -> tuple[dict[int, rules.Spread], Any]:
    def work() -> tuple[dict[int, rules.Spread], Any]:
        sheets = jury.sheets(found)
        return rules.spreads(sheets), rules.mildness(sheets)

    if Review.objects.filter(application__call=found, done_at__isnull=False).count() < MANY:
        return work()
    return keep(("projects.scores", found.pk), A_MINUTE, work)


def _words(spread: rules.Spread | None) -> dict[str, Any] | None:
    """In points of a hundred, with where the marks of the little chart stand (percent)."""
    if spread is None:
        return None
    parts = {
        "mean": spread.mean,
        "calibrated": spread.calibrated,
        "lowest": spread.lowest,
        "highest": spread.highest,
        "width": spread.width,
    }
    return {name: f"{float(part) * 100:.1f}" for name, part in parts.items()} | {"far": set(spread.far)}


def _signed(part: Any) -> str:
    return f"{float(part) * 100:+.1f}"
