from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once
from mulin.organisations.queries import who_asks
from mulin.people import queries as people
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import InsuranceForm, NoteForm, ProfileForm, VolunteerSearch
from mulin.volunteering.models import Skill

from .index import asked

A_PAGE, A_FEW = 25, 10


@login_required
@require_safe
def volunteers(request: HttpRequest) -> HttpResponse:
    who = asked(request)
    skills = Skill.objects.filter(community__in=queries.communities_kept(who), closed_at=None)
    search = VolunteerSearch(request.GET, skills=skills)
    words = search.said("q") or ""
    rows = queries.volunteers_visible_to(who).filter(left_at=None).select_related("person", "guardian").prefetch_related("skills")
    rows = search.narrow(rows, timezone.localdate()).order_by("person__pinyin", "id")
    page, today = Paginator(rows, A_PAGE).get_page(request.GET.get("page")), timezone.localdate()
    lines = [(one, rules.missing_consent(one, today)) for one in page]
    found = []
    if words and not page.object_list:
        found = list(people.search(who.standing, words)[:10])
    shown = {"page": page, "search": search, "found": found, "lines": lines}
    return render(request, "volunteering/desk/volunteers.html", shown)


@login_required
@require_POST
def enter(request: HttpRequest, person_id: int) -> HttpResponse:
    """Someone at the counter becomes a volunteer, with the worker's name on the record."""
    who = asked(request)
    person = get_object_or_404(people.visible_to(who.standing), pk=person_id)
    said = _("%(name)s已登记为志愿者。") % {"name": person.name}
    return act_once(
        request, lambda: actions.join(person, by=who, at=timezone.now()), said=said, to="volunteering:desk_volunteers"
    )


@login_required
def volunteer(request: HttpRequest, volunteer_id: int) -> HttpResponse:
    who, at = asked(request), timezone.now()
    rows = queries.volunteers_visible_to(who).select_related("person", "community", "guardian")
    found = get_object_or_404(rows, pk=volunteer_id)
    which = request.POST.get("form", "")
    kept = {
        "skills": found.skills.all(),
        "times": found.times,
        "languages": found.languages,
        "national_number": found.national_number,
    }
    forms = {
        "profile": ProfileForm(request.POST if which == "profile" else None, community_id=found.community_id, initial=kept),
        "insurance": InsuranceForm(request.POST if which == "insurance" else None, initial={"until": found.insured_until}),
        "note": NoteForm(request.POST if which == "note" else None),
    }
    acts: dict[str, Callable[..., object]] = {
        "profile": actions.describe,
        "insurance": actions.note_insurance,
        "note": actions.note_service,
    }
    if which in forms and forms[which].is_valid():
        try:
            return act_once(
                request, lambda: acts[which](found, **forms[which].cleaned_data, by=who, at=at),
                said=_("已记下。"), to="volunteering:desk_volunteer", volunteer_id=found.pk,
            )  # fmt: skip
        except Refused as refused:
            forms[which].add_error(None, str(refused))
    years = rules.age(found.person.born_on, timezone.localdate(at))
    total, records = queries.served_by(found, A_FEW)
    shown = {
        "minor": years is not None and years < rules.ADULT,
        "volunteer": found, "forms": forms, "total": total, "held": list(queries.places_held(found, at)[:A_FEW]),
        "records": records, "which": which,
        "ahead": list(queries.shifts_ahead(found.community_id, at)[:20]),
    }  # fmt: skip
    return render(request, "volunteering/desk/volunteer.html", shown)


@login_required
@require_POST
def claim_for(request: HttpRequest, volunteer_id: int) -> HttpResponse:
    """A place in a shift for someone without a phone."""
    who = queries.who_serves(who_asks(request))
    found = get_object_or_404(queries.volunteers_visible_to(who), pk=volunteer_id)
    shift = get_object_or_404(queries.shifts_ahead(found.community_id, timezone.now()), pk=request.POST.get("shift") or 0)
    said = _("已替%(name)s认领，记录上有您的名字。") % {"name": found.person.name}
    return act_once(
        request, lambda: actions.claim(shift, found, by=who, at=timezone.now()),
        said=said, to="volunteering:desk_volunteer", volunteer_id=found.pk,
    )  # fmt: skip
