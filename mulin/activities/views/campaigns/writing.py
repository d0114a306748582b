from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.activities import queries as activities
from mulin.activities.actions import campaigns as actions
from mulin.activities.forms.campaigns import CampaignForm
from mulin.activities.models import Campaign
from mulin.activities.queries import campaigns as queries
from mulin.activities.rules import campaigns as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import once
from mulin.organisations.queries import Standing

from .desk import keeper


@login_required
def write(request: HttpRequest) -> HttpResponse:
    me = keeper(request)
    form = CampaignForm(request.POST or None, request.FILES or None, areas=activities.areas_for(me))
    if request.method == "POST" and form.is_valid():
        said, at = dict(form.cleaned_data), timezone.now()
        area = said.pop("area")

        def act() -> dict[str, int]:
            values = said | {"picture": _kept(said["picture"], me)}
            return {"id": actions.write(area, by=me, at=at, **values).pk}

        if pk := _acted(request, form, act):
            return redirect("activities:desk_campaign", campaign_id=pk)
    shown = {"form": form, "title": _("发起征集"), "button": _("存成草稿"), "campaign": None}
    return render(request, "activities/campaigns/desk/form.html", shown)


@login_required
def change(request: HttpRequest, campaign_id: int) -> HttpResponse:
    me = keeper(request)
    found = get_object_or_404(queries.managed_by(me), pk=campaign_id)
    require(rules.may_change_campaign(me, found))
    initial = {field.name: getattr(found, field.name) for field in Campaign._meta.fields if field.name != "picture"}
    form = CampaignForm(request.POST or None, request.FILES or None, areas=activities.areas_for(me), initial=initial)
    del form.fields["area"]
    if found.status == Campaign.Status.CALLING:
        del form.fields["selects"]
    if request.method == "POST" and form.is_valid():
        said, at = dict(form.cleaned_data), timezone.now()

        def act() -> dict[str, int]:
            values = said | {"picture": _kept(said["picture"], me) or found.picture}
            return {"id": actions.change(found, by=me, at=at, **values).pk}

        if _acted(request, form, act):
            return redirect("activities:desk_campaign", campaign_id=found.pk)
    shown = {"form": form, "title": _("改征集"), "button": _("保存"), "campaign": found}
    return render(request, "activities/campaigns/desk/form.html", shown)


def _kept(upload: Any, me: Standing) -> str:
    return keep_image(upload, by_account=me.account_id, at=timezone.now(), guard="clubs").key if upload else ""


def _acted(request: HttpRequest, form: CampaignForm, act: Any) -> int | None:
    try:
        return int(once(request, act)["id"])
    except (Refused, BadUpload) as refused:
        form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
        return None
