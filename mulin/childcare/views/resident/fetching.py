"""Who may fetch the child."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.childcare import actions
from mulin.childcare.forms import PickupForm
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once

from .applying import seen


@login_required
@require_POST
def add(request: HttpRequest, care_application_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    form = PickupForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("childcare:application", care_application_id=found.pk)
    said = form.cleaned_data
    try:
        once(request, lambda: {"id": actions.add_pickup(found, **said, by=me, at=timezone.now()).pk})
        messages.success(request, _("%(name)s可以来接了。请把接送码告诉这一位。") % said)
    except BadUpload as bad:
        messages.error(request, str(bad))
    return redirect("childcare:application", care_application_id=found.pk)


@login_required
@require_POST
def end(request: HttpRequest, care_application_id: int, pickup_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    pickup = get_object_or_404(found.child.pickups.all(), pk=pickup_id)
    return act_once(
        request, lambda: actions.end_pickup(pickup, found, by=me, at=timezone.now()),
        said=_("%(name)s不再来接，接送码作废了。") % {"name": pickup.name}, to="childcare:application", care_application_id=found.pk,
    )  # fmt: skip
