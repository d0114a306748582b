"""Step 1 of 3: where is it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mulin.matters.forms.resident import Place as PlaceForm
from mulin.matters.queries import where
from mulin.organisations.queries import who_asks

from . import draft


@require_safe
def place(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = where.home_community(me)
    looked_for = request.GET.get("q", "").strip()[:60]
    form = PlaceForm(request.GET)
    said = ""
    if form.is_valid() and form.cleaned_data["lat"] is not None and form.cleaned_data["lng"] is not None and community:
        lat, lng = form.cleaned_data["lat"], form.cleaned_data["lng"]
        found = where.at_position(community, lat, lng)
        if found:
            return redirect(f"{reverse('matters:report_words')}?place={found.id}&lat={lat:.6f}&lng={lng:.6f}")
        said = _("您现在的位置不在本社区的地图里。请在下面选一个地点，或者搜索楼号。")
    return render(
        request,
        "matters/resident/place.html",
        {
            "mine": where.mine(me),
            "looked_for": looked_for,
            "found": where.named(community, looked_for) if looked_for and community else [],
            "said": said,
            "kept": draft.load(request),
        },
    )
