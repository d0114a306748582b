from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import require
from mulin.kernel.once import once
from mulin.matters import actions, rules
from mulin.matters.forms.desk import IntakeForm
from mulin.matters.views.photos import keep_photos
from mulin.organisations.queries import who_asks


def intake(request: HttpRequest) -> HttpResponse:
    """Four fields for someone at the counter or on the phone; the worker's name stays on the record."""
    me = who_asks(request)
    require(rules.may_record_for_others(me))
    community_id = me.person.community_id if me.person else 0
    form = IntakeForm(request.POST or None, request.FILES or None, community_id=community_id)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        name, phone = form.name_and_phone()

        def act() -> dict[str, Any]:
            at = timezone.now()
            draft = actions.Draft(
                community_id=community_id,
                place_id=asked["place"].id,
                words=asked["words"],
                category_id=asked["category"],
                channel=asked["channel"],
                contact_name=name,
                contact_phone=phone,
                photos=keep_photos(asked["photos"], me=me, at=at),
            )
            matter = actions.report(draft, by=me, at=at)
            return {"number": matter.number}

        number = once(request, act)["number"]
        messages.success(request, _("已记下，编号 %(number)s。谁来办、几点前，见下面。") % {"number": number})
        return redirect("matters:desk_matter", number)
    return render(request, "matters/desk/intake.html", {"form": form})
