"""For how many days candidates hang out before voting here: by which paper, from which day on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.elections import actions, queries, rules
from mulin.elections.forms import ShowingForm
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.places.models import Place

from .index import asked


@login_required
def showing(request: HttpRequest) -> HttpResponse:
    me, today = asked(request), timezone.localdate()
    community = get_object_or_404(Place, pk=me.person.community_id if me.person else 0)
    require(rules.may_set(me, community.path))
    form = ShowingForm(request.POST or None, initial={"since": today})
    if form.is_valid():
        return act_once(
            request, lambda: actions.set_showing(community, **form.cleaned_data, by=me, at=timezone.now()),
            said=_("记下了。以后筹备的选举按它办，已经筹备的不变。"), to="elections:desk_showing",
        )  # fmt: skip
    context = {"form": form, "kinds": queries.showings(community.pk, today), "today": today}
    return render(request, "elections/desk/showing.html", context, status=422 if form.errors else 200)
