from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import who_asks
from mulin.people.models import Person
from mulin.volunteering import actions, queries, rules
from mulin.volunteering.forms import ExpertForm, ProfileForm
from mulin.volunteering.models import Expert
from mulin.volunteering.queries.guardians import adults_at_home
from mulin.volunteering.views.acting import volunteer_asked


@login_required
@require_POST
def join(request: HttpRequest) -> HttpResponse:
    who = queries.who_serves(who_asks(request))
    if who.standing.person_id is None:
        return redirect("people:who")
    person = get_object_or_404(Person, pk=who.standing.person_id)
    said = _("您已经是志愿者了。写上会什么、什么时候有空，好让大家找到您。")
    return act_once(request, lambda: actions.join(person, by=who, at=timezone.now()), said=said, to="volunteering:profile")


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    who, mine = volunteer_asked(request)
    kept = {
        "skills": mine.skills.all(),
        "times": mine.times,
        "languages": mine.languages,
        "national_number": mine.national_number,
    }
    form = ProfileForm(request.POST or None, community_id=mine.community_id, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            return act_once(
                request, lambda: actions.describe(mine, **form.cleaned_data, by=who, at=timezone.now()),
                said=_("资料已更新。"), to="volunteering:home",
            )  # fmt: skip
        except Refused as refused:
            form.add_error("national_number", str(refused))
    years = rules.age(mine.person.born_on, timezone.localdate())
    minor = years is not None and years < rules.ADULT
    shown = {
        "form": form, "volunteer": mine, "minor": minor, "today": timezone.localdate(),
        "home": list(adults_at_home(mine.person, timezone.localdate())) if minor else [],
    }  # fmt: skip
    return render(request, "volunteering/profile.html", shown)


@login_required
def expert(request: HttpRequest) -> HttpResponse:
    who, mine = volunteer_asked(request)
    there = Expert.objects.filter(volunteer=mine).first()
    kept = {name: getattr(there, name) for name in ("title", "words", "title_en", "words_en")} if there else {}
    agrees = bool(there and there.agreed_at and not there.withdrawn_at)
    form = ExpertForm(request.POST or None, initial=kept | {"agrees": agrees})
    if request.method == "POST" and form.is_valid():
        said = _("介绍已公开，邻居可以看到。") if form.cleaned_data["agrees"] else _("介绍已存下，没有公开。")
        return act_once(
            request, lambda: actions.present_as_expert(mine, **form.cleaned_data, by=who, at=timezone.now()),
            said=said, to="volunteering:experts",
        )  # fmt: skip
    return render(request, "volunteering/expert.html", {"form": form})


@login_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    who, mine = volunteer_asked(request)
    once(request, lambda: {"id": actions.leave(mine, by=who, at=timezone.now()).pk})
    return redirect("volunteering:home")
