"""The agreement to read, to sign, and on paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.kernel.print import pdf, qr
from mulin.projects.actions import doing
from mulin.projects.models import Agreement, Project
from mulin.projects.queries.people import is_in_team
from mulin.projects.rules import doing as rules

from .work import worked


@login_required
def agreement(request: HttpRequest, project_number: str) -> HttpResponse:
    """One text for both; `side` says for whom one signs, `fingerprint` what was read."""
    me, project = worked(request, project_number)
    if request.method == "POST":
        acts = {"team": doing.sign_for_team, "operator": doing.sign_for_operator}
        sign = acts.get(request.POST.get("side", ""))
        if sign is None:
            raise Refused(_("没有这一步，请刷新后再试。"))
        read = request.POST.get("fingerprint", "")
        return act_once(
            request, lambda: sign(project, read, by=me, at=timezone.now()), said=_("签好了。两方都签以后，项目就可以开始。"),
            to="projects:agreement", project_number=project.number,
        )  # fmt: skip
    found, in_team = kept(project), is_in_team(me, project)
    signer = found.helped_by_id or found.team_signed_by_id
    may_team = rules.may_sign_for_team(
        me, project, signed=found.team_signed_at is not None, is_lead=me.person_id == project.lead_id
    )
    may_operator = rules.may_sign_for_operator(
        me, project, signed=found.operator_signed_at is not None, in_team=in_team, team_signer=signer
    )
    shown = {
        "project": project, "agreement": found, "in_team": in_team, "may_team": may_team, "may_operator": may_operator,
        "lines": found.text.splitlines(), "for_lead": me.person_id != project.lead_id,
    }  # fmt: skip
    return render(request, "projects/work/agreement.html", shown)


@login_required
@require_safe
def printed(request: HttpRequest, project_number: str) -> HttpResponse:
    _me, project = worked(request, project_number)
    found = kept(project)
    title, *lines = found.text.splitlines()
    team = found.team_signed_by.name if found.team_signed_by else ""
    operator = found.operator_signed_by.name if found.operator_signed_by else ""
    data = {
        "title": title, "lines": lines,
        "signs": [
            [_("甲方签字"), operator, _day(found.operator_signed_at)],
            [_("乙方签字"), f"{team}{_('（工作人员代签）') if found.helped_by_id else ''}", _day(found.team_signed_at)],
        ],
        "fingerprint": _("指纹 %(print)s") % {"print": found.fingerprint},
        "qr": qr.svg(request.build_absolute_uri(reverse("projects:project", args=[project.number]))),
    }  # fmt: skip
    return HttpResponse(pdf.make("projects/agreement.typ", data), "application/pdf")


def kept(project: Project) -> Agreement:
    """As it was signed; before that, as the plan reads now."""
    drawn = doing.draw_up(project, at=timezone.now())
    return Agreement.objects.select_related("team_signed_by", "operator_signed_by", "helped_by").get(pk=drawn.pk)


def _day(at: object) -> str:
    return f"{timezone.localdate(at):%Y-%m-%d}" if at else ""  # type: ignore[arg-type]
