from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.surveys import actions, rules
from mulin.surveys.forms import asks, question_rows, typed
from mulin.surveys.models import Question

from .index import kept


@login_required
def questions(request: HttpRequest, survey_id: int) -> HttpResponse:
    me, found = kept(request, survey_id)
    require(rules.may_write(me, found))
    rows, problem = question_rows(list(found.questions.all())), ""
    if request.method == "POST":
        rows = typed(request.POST)
        try:
            once(request, lambda: {"id": actions.write(found, asks(rows), by=me, at=timezone.now()).pk})
            messages.success(request, _("题目存好了。"))
            return redirect("surveys:desk_questions" if "more" in request.POST else "surveys:desk_survey", survey_id=found.pk)
        except Refused as refused:
            problem = str(refused)
    context = {"survey": found, "rows": rows, "problem": problem, "kinds": Question.Kind.choices}
    return render(request, "surveys/desk/questions.html", context)
