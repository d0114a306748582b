"""To the vote: by a ballot, or by a residents' meeting held on paper."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.pacts import actions, queries
from mulin.pacts.forms import CallForm, MeetingForm
from mulin.pacts.rules import RULES

from .index import kept


@login_required
def meeting(request: HttpRequest, pact_id: int) -> HttpResponse:
    me, found = kept(request, pact_id)
    version = queries.open_version(found) or queries.versions_of(found)[0]
    version.pact = found
    require(actions.may_call(me, version))
    first = "stairway" if found.place.kind in ("entrance", "building", "estate") else "residents-2018"
    initial = {"rule": first, "on": timezone.localdate(), "entitled": queries.voices(found)}
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        held = actions.Held(**form.cleaned_data)
        try:
            once(request, lambda: {"id": actions.record_meeting(version, held, by=me, at=timezone.now()).pk})
            messages.success(request, _("会议的数字记下了，按规则算出了结果，不能再改。"))
            return redirect("pacts:desk_pact", pact_id=found.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "pacts/desk/meeting.html", {"pact": found, "form": form, "rules": list(RULES.values())})


@login_required
def vote(request: HttpRequest, pact_id: int) -> HttpResponse:
    """The register is announced at once; the ballot opens, closes and counts by its own rules."""
    me, found = kept(request, pact_id)
    version = queries.open_version(found) or queries.versions_of(found)[0]
    version.pact = found
    require(actions.may_put(me, version))
    today = timezone.localdate()
    form = CallForm(
        request.POST or None, pact=found, initial={"opens": today + timedelta(days=4), "closes": today + timedelta(days=11)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            once(request, lambda: {"id": actions.call(version, form.call(), by=me, at=timezone.now()).pk})
            messages.success(request, _("名单公示了，到日子自动开始投。结果出来会记到这里。"))
            return redirect("pacts:desk_pact", pact_id=found.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    title = _("发起表决")
    return render(request, "pacts/desk/form.html", {"form": form, "title": title, "button": _("公示名单"), "pact": found})
