from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.organisations.queries import who_asks
from mulin.projects.actions import doing
from mulin.projects.forms.doing import EvaluationForm
from mulin.projects.queries.running import projects

from .money import filled, page


@login_required
def evaluate(request: HttpRequest, project_number: str) -> HttpResponse:
    """Neighbours and jurors, once each."""
    me, at = who_asks(request), timezone.now()
    project = get_object_or_404(projects(), number=project_number)
    require(doing.may_evaluate(me, project, at))
    form = EvaluationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if answer := filled(
            request, form, lambda: doing.evaluate(project, **said, by=me, at=at), said=_("谢谢您的评价。"),
            to=reverse("projects:project", args=[project.number]),
        ):  # fmt: skip
            return answer
    return page(
        request, project, form, _("评价“%(project)s”") % {"project": project.name}, _("送出"), _("会公开，不写您的名字。")
    )
