"""Asking somebody at the counter, on the phone or at the door: find them in the register, then the same questions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.ui.whole import whole
from mulin.people import queries as people
from mulin.people.models import Person
from mulin.surveys import actions, rules
from mulin.surveys.models import Channel, Survey
from mulin.surveys.views.resident.answering import shown

from .index import of_desk

SHOWN = 8


@login_required
def ask(request: HttpRequest, survey_id: int) -> HttpResponse:
    """What is answered is kept as on the phone: no `once`, which would keep who sent what. Twice is refused by the register."""
    me, found = of_desk(request, survey_id)
    require(rules.collects(found, timezone.localdate()))
    words, chosen = request.GET.get("q", "").strip()[:40], request.GET.get("person", "")
    person = people.visible_to(me).filter(pk=whole(chosen), left_on=None).first() if chosen else None
    context = {"survey": found, "words": words, "person": person, "channels": [Channel.COUNTER, Channel.VISIT]}
    if person is None:
        here = list(people.search(me, words).filter(left_on=None)[:SHOWN]) if words else []
        return render(request, "surveys/desk/ask.html", context | {"people": [(one, _may(found, one)) for one in here]})
    if request.method == "POST":
        sent = {name: request.POST.getlist(name) for name in request.POST}
        context |= shown(found, sent)
        try:
            answers = rules.cleaned(list(found.questions.all()), sent)
            actions.answer_for(found, person, answers, request.POST.get("channel", ""), by=me, at=timezone.now())
            messages.success(request, _("%(name)s的回答收到了。") % {"name": person.name})
            return redirect("surveys:desk_ask", survey_id=found.pk)
        except (rules.BadAnswer, Refused) as problem:
            return render(request, "surveys/desk/ask.html", context | {"problem": str(problem)}, status=422)
    return render(request, "surveys/desk/ask.html", context | shown(found))


def _may(survey: Survey, person: Person) -> str:
    """Empty: they can be asked; else why not."""
    answer = actions.may_answer(survey, person, timezone.now())
    return "" if answer else getattr(answer, "reason", "")
