"""Typing in sheets of paper, one after the other; the second reading shows nothing of the first."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.ui.whole import whole
from mulin.surveys import actions, queries, rules
from mulin.surveys.queries import Groups
from mulin.surveys.rules import AGES, SEXES
from mulin.surveys.views.resident.answering import shown

from .index import of_desk


@login_required
def paper(request: HttpRequest, survey_id: int) -> HttpResponse:
    me, found = of_desk(request, survey_id)
    require(rules.collects(found, timezone.localdate()))
    areas = [(str(place.pk), place.name) for place in queries.areas(found)]
    ages = [key for key, _low, high in AGES if high >= found.age_from]
    context = {
        "survey": found, "areas": areas, "ages": [(key, key.replace("-", "–")) for key in ages], "sexes": list(SEXES.items()),
        "settles": "settle" in request.GET, "serial": request.POST.get("serial") or request.GET.get("serial", ""),
        "open": list(found.papers.filter(is_counted=False).select_related("first_by", "second_by")),
        "keeps": rules.may_keep(me, found.place.path), "me_id": me.person_id, "counted": found.papers.filter(is_counted=True).count(),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "surveys/desk/paper.html", context | shown(found))
    sent = {name: request.POST.getlist(name) for name in request.POST}
    context |= shown(found, sent) | {"sent": request.POST}
    serial = request.POST.get("serial", "")
    groups = Groups(
        request.POST.get("age", "") if request.POST.get("age") in ages else "", request.POST.get("sex", "") if request.POST.get("sex") in SEXES else "",
        request.POST.get("area", "") if request.POST.get("area") in dict(areas) else "",
    )  # fmt: skip
    try:
        if not whole(serial, most=999_999):
            raise Refused(_("请写纸上的号，例如 12。"))
        answers = rules.cleaned(list(found.questions.all()), sent)
        made = actions.enter_paper(found, int(serial), answers, groups, by=me, at=timezone.now(), settles="settle" in request.GET)
    except (rules.BadAnswer, Refused) as problem:
        return render(request, "surveys/desk/paper.html", context | {"problem": str(problem)}, status=422)
    if made.is_counted:
        messages.success(request, _("第 %(number)s 张录好，计进去了。") % {"number": serial})
    elif made.second is None:
        messages.success(request, _("第 %(number)s 张录了第一遍，请另一位再录一遍。") % {"number": serial})
    else:
        messages.warning(request, _("第 %(number)s 张两遍不一样，请由社区工作者看着纸核定。") % {"number": serial})
    return redirect("surveys:desk_paper", survey_id=found.pk)
