from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.ledger.queries import say
from mulin.projects.actions import doing
from mulin.projects.actions.doing_files import keep_files
from mulin.projects.forms.doing import ClosingForm
from mulin.projects.models import Promise
from mulin.projects.queries.account import figures
from mulin.projects.queries.people import is_in_team
from mulin.projects.queries.running import waits_in
from mulin.projects.rules import doing as rules

from .money import filled, page
from .work import worked


@login_required
def closing(request: HttpRequest, project_number: str) -> HttpResponse:
    """Every promise answered; what is left of the money is said here, out of the book."""
    me, project = worked(request, project_number)
    require(rules.may_finish(me, project, in_team=is_in_team(me, project), waiting=waits_in(project)))
    at, promises = timezone.now(), list(Promise.objects.filter(application=project.application_id).order_by("id"))
    form = ClosingForm(request.POST or None, request.FILES or None, promises=promises)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def act() -> object:
            shown = [
                doing.Shown(one.pk, said[f"words{one.pk}"], keep_files(said[f"files{one.pk}"], by=me, at=at)) for one in promises
            ]
            return doing.finish(project, shown, lesson=said["lesson"], by=me, at=at)

        if answer := filled(
            request,
            form,
            act,
            said=_("结题申请交上去了。没用完的钱退回以后，核过就结题。"),
            to=reverse("projects:work", args=[project.number]),
        ):
            return answer
    now = figures(project)
    words = _("一共收到 %(income)s，用了 %(spent)s，要退回 %(owed)s。") % {
        "income": say(now.income, "cny"), "spent": say(now.spent, "cny"), "owed": say(now.owed, "cny"),
    }  # fmt: skip
    return page(request, project, form, _("申请结题"), _("交上去"), words)
