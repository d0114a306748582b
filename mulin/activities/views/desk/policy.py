from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.activities import actions, queries, rules
from mulin.activities.forms import PolicyForm
from mulin.kernel.access import require
from mulin.kernel.once import act_once
from mulin.places.models import Place

from .index import asked


@login_required
def policy(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    community = get_object_or_404(Place, pk=me.person.community_id if me.person else 0)
    require(rules.may_set_policy(me, community.path))
    kept = queries.policy_of(community.pk)
    form = PolicyForm(request.POST or None, initial={"reviews": kept.reviews, "offer_hours": kept.offer_hours})
    if request.method == "POST" and form.is_valid():
        return act_once(
            request, lambda: actions.set_policy(community, **form.cleaned_data, by=me, at=timezone.now()),
            said=_("活动的办法改好了。"), to="activities:desk",
        )  # fmt: skip
    shown = {"form": form, "title": _("活动的办法"), "button": _("保存"), "back": None}
    return render(request, "activities/desk/form.html", shown)
