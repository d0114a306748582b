from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.kernel.once import act_once, once
from mulin.kernel.ui.whole import whole
from mulin.places.queries import current_under
from mulin.projects.actions import brands as actions
from mulin.projects.actions.rollouts import roll_out
from mulin.projects.forms.beyond import BrandForm, MomentForm, RolloutForm, UnderBrandForm
from mulin.projects.models import Brand, Project
from mulin.projects.queries import beyond
from mulin.projects.rules import after as rules

from .keeping import AROUND, keeper, kept, projects_of


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me, community = keeper(request)
    form = BrandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        first = (community, said.pop("name"), said.pop("slug"), said.pop("since"))
        try:
            made = once(request, lambda: {"id": actions.begin_brand(*first, **said, by=me, at=timezone.now()).pk})
            messages.success(request, _("品牌建好了。接着把它的历史一天天写下来。"))
            return redirect("projects:desk_brand", brand_id=made["id"])
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "projects/after/form.html", {"form": form, "title": _("新的品牌"), "button": _("建品牌")})


@login_required
def brand(request: HttpRequest, brand_id: int) -> HttpResponse:
    """Its history, and a form for one more day."""
    me, community = keeper(request)
    one: Brand = kept(Brand, community, brand_id)
    today = timezone.localdate()
    form = MomentForm(
        request.POST or None, request.FILES or None, querysets={"project": projects_of(community)}, initial={"on": today}
    )
    if request.method == "POST" and form.is_valid():
        said, at = dict(form.cleaned_data), timezone.now()
        upload = said.pop("photo")

        def act() -> dict[str, int]:
            key = keep_image(upload, by_account=me.account_id, at=at, guard="projects.open").key if upload else ""
            return {"id": actions.tell_moment(one, **said, photo=key, by=me, at=at).pk}

        try:
            once(request, act)
            messages.success(request, _("写进历史了，品牌的页面上看得到。"))
            return redirect("projects:desk_brand", brand_id=one.pk)
        except (Refused, BadUpload) as refused:
            form.add_error(None, str(refused))
    context = {"brand": one, "moments": beyond.history(one), "form": form, "projects": list(one.projects.order_by("-id"))}
    return render(request, "projects/after/brand.html", context)


@login_required
def rollout(request: HttpRequest, project_number: str) -> HttpResponse:
    """Where a project is done again, and under which brand it goes."""
    me, community = keeper(request)
    one = get_object_or_404(Project.objects.select_related("place", "brand"), number=project_number, community=community)
    require(rules.may_keep(me, one.path))
    places = current_under([community.path], AROUND)
    form = RolloutForm(request.POST or None, querysets={"place": places}, initial={"place": one.place_id, "state": "planned"})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            once(request, lambda: {"id": roll_out(one, said["place"], said["state"], by=me, at=timezone.now()).pk})
            messages.success(request, _("登记好了，地图上看得到。"))
            return redirect("projects:desk_rollout", project_number=one.number)
        except Refused as refused:
            form.add_error(None, str(refused))
    brands = Brand.objects.filter(community=community, ended_on=None)
    context = {
        "project": one, "coverage": beyond.coverage(one), "form": form,
        "brand_form": UnderBrandForm(initial={"brand": one.brand_id}, querysets={"brand": brands}),
    }  # fmt: skip
    return render(request, "projects/after/rollout.html", context)


@login_required
@require_POST
def under(request: HttpRequest, project_number: str) -> HttpResponse:
    me, community = keeper(request)
    one = get_object_or_404(Project.objects.select_related("place"), number=project_number, community=community)
    wanted = whole(request.POST.get("brand"))
    found = get_object_or_404(Brand, pk=wanted, community=community) if wanted else None
    return act_once(
        request, lambda: actions.put_under_brand(one, found, by=me, at=timezone.now()), said=_("品牌改好了。"),
        to="projects:desk_rollout", project_number=one.number,
    )  # fmt: skip
