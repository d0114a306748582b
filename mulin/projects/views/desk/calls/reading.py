"""A sent application as its operator reads it, beside what was asked about it."""

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mulin.kernel.together import Together
from mulin.projects import queries, rules
from mulin.projects.models import Question, Screening

from .index import asked

SAID = Together(
    lambda application: [
        Question.objects.filter(application=application).order_by("id"),
        Screening.objects.filter(application=application).annotate(who=F("by__name")).order_by("-id"),
    ]
)


@login_required
@require_safe
def application(request: HttpRequest, application: str) -> HttpResponse:
    me = asked(request)
    found = get_object_or_404(queries.at_desk(me), number=application)
    queries.gather(found)
    questions, screenings = SAID.rows(found.pk)
    for one in questions:
        one.call = found.call
    context = {
        "application": found, "call": found.call, "team": queries.standing_team(found),
        "promises": list(found.promises.all()), "papers": list(found.attachments.all()), "themes": list(found.themes.all()),
        "similar": queries.similar.projects(found), "others": queries.similar.applications(found),
        "screenings": screenings,
        "questions": [(one, rules.may_answer_question(me, one)) for one in questions],
    }  # fmt: skip
    return render(request, "projects/desk/application.html", context)
