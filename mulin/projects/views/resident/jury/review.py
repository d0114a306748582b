"""One application under a juror's eyes: read, scored by the rubric, or declared too near."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.kernel.together import Together
from mulin.kernel.ui.whole import whole
from mulin.organisations.queries import Standing
from mulin.projects import actions
from mulin.projects.models import Application, Conflict, Criterion, Juror, Review
from mulin.projects.queries import conflicts, jury
from mulin.projects.queries.shown_plan import shown_plan
from mulin.projects.rules import may_choose

from .tasks import seated


def judged(juror: Juror, application: str) -> Application:
    rows = jury.eligible(juror.call).select_related("category", "place", "lead", "organisation", "adviser")
    found: Application = get_object_or_404(rows, number=application)
    found.call = juror.call
    return found


@login_required
def review(request: HttpRequest, call: str, application: str) -> HttpResponse:
    me, juror = seated(request, call)
    found = judged(juror, application)
    rules, reviews, said = ASKED.rows(found.call_id, juror.pk, found.pk, juror.person_id)
    criteria = jury.criteria_of(found, jury.by_category(rules))
    error = ""
    if request.method == "POST":
        done = "done" in request.POST
        try:
            once(request, lambda: _given(request, me, found, criteria, done))
            messages.success(request, _("评审交了，截止前还能改。") if done else _("存好了，还没有交。"))
            return redirect(_next(juror, found) if done else request.path)
        except Refused as refused:
            error = str(refused)
    near = next((one.kind for one in said), "") or conflicts.is_near(juror.person_id, found, timezone.localdate())
    return _page(request, me, found, criteria, error, Sitting(juror, next(iter(reviews), None), near))


@dataclass(frozen=True)
class Sitting:
    """A juror before one application: what was kept of the review, and what keeps the juror out."""

    juror: Juror
    kept: Review | None
    near: str


ASKED = Together(
    lambda call, juror, application, person: [
        Criterion.objects.filter(call=call).order_by("id"),
        Review.objects.filter(juror=juror, application=application),
        Conflict.objects.filter(person=person, application=application),
    ]
)


def _page(
    request: HttpRequest, me: Standing, found: Application, criteria: list[Criterion], error: str, sitting: Sitting
) -> HttpResponse:
    at, juror, kept, near = timezone.now(), sitting.juror, sitting.kept, sitting.near
    points = {str(key): value for key, value in (kept.scores if kept else {}).items()}
    sent = request.POST
    context = {
        "call": juror.call, "application": found, "kept": kept, "error": error,
        "plan": None if near else shown_plan(found, blind=juror.call.blind),
        "near": Conflict.Kind(near).label if near else "", "asked_again": kept is not None and kept.looks_again,
        "rows": [(one, sent.get(f"c{one.pk}", points.get(str(one.pk), ""))) for one in criteria],
        "words": sent.get("words", kept.words if kept else ""), "weights": sum(one.weight for one in criteria),
        "may_review": may_choose.may_review(
            me, juror.call, juror, conflict=bool(near), eligible=found.stage == Application.Stage.ELIGIBLE, at=at
        ),
        "may_declare": may_choose.may_declare(me, juror.call, juror),
    }  # fmt: skip
    return render(request, "projects/jury/review.html", context, status=422 if error else 200)


def _given(request: HttpRequest, me: Standing, found: Application, criteria: list[Criterion], done: bool) -> dict[str, int]:
    sent = request.POST
    points = {one.pk: _whole(sent[f"c{one.pk}"]) for one in criteria if sent.get(f"c{one.pk}", "").strip()}
    return {"id": actions.review(found, points, sent.get("words", ""), done=done, by=me, at=timezone.now()).pk}


def _whole(text: str) -> int:
    """-1, which no rubric allows, for what is no number."""
    text = text.strip()
    return whole(text, -1, most=9_999)


def _next(juror: Juror, found: Application) -> str:
    """On to the next that is not done; from the last one back to the list."""
    left = [
        one.application for one in jury.tasks(juror) if not one.conflict and (one.review is None or one.review.done_at is None)
    ]
    after = [one for one in left if one.number > found.number] or left
    if after:
        return reverse("projects:jury_review", args=[juror.call.number, after[0].number])
    return reverse("projects:jury_call", args=[juror.call.number])


@login_required
@require_POST
def conflict(request: HttpRequest, call: str, application: str) -> HttpResponse:
    me, juror = seated(request, call)
    found = judged(juror, application)
    words = request.POST.get("words", "")[:200]
    return act_once(
        request, lambda: actions.declare(found, words, by=me, at=timezone.now()), said=_("记下了，这一份您已经回避。"),
        to="projects:jury_call", call=juror.call.number,
    )  # fmt: skip
