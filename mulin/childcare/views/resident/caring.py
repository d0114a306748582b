"""While the child is in care: days away, and the file of a paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mulin.childcare import actions
from mulin.childcare.forms import AwayForm
from mulin.kernel.once import act_once, once

from .applying import seen


@login_required
@require_POST
def stay_away(request: HttpRequest, care_application_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    form = AwayForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        made = once(
            request,
            lambda: {"n": len(actions.announce(found, said["first"], said["last"], said["words"], by=me, at=timezone.now()))},
        )
        messages.success(request, ngettext("请好假了，共 %(n)s 天。", "请好假了，共 %(n)s 天。", made["n"]) % made)
    else:
        messages.error(request, _("请写从哪天到哪天。"))
    return redirect("childcare:application", care_application_id=found.pk)


@login_required
@require_POST
def come_after_all(request: HttpRequest, care_application_id: int, care_day_id: int) -> HttpResponse:
    me, found = seen(request, care_application_id)
    day = get_object_or_404(found.days.all(), pk=care_day_id)
    return act_once(
        request, lambda: actions.come_after_all(day, by=me, at=timezone.now()), said=_("这天照常来，老师看得到。"),
        to="childcare:application", care_application_id=found.pk,
    )  # fmt: skip
