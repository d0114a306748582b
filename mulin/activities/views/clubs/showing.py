from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mulin.activities.actions import clubs as actions
from mulin.activities.forms.clubs import PostForm
from mulin.activities.models import ClubPost
from mulin.activities.queries import clubs as queries
from mulin.activities.rules import clubs as rules
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload
from mulin.kernel.once import act_once, once
from mulin.organisations.queries import who_asks

from .pages import load


@login_required
def post(request: HttpRequest, club_id: int) -> HttpResponse:
    """Words or a picture for the showcase."""
    me = who_asks(request)
    club = load(me, club_id)
    require(rules.may_run_club(me, club, queries.mine(club, me.person_id)))
    form = PostForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            once(
                request,
                lambda: {"id": actions.post(club, said["words"], said["picture"], agreed=said["agreed"], by=me, at=at).pk},
            )
            messages.success(request, _("已放到团队的风采里，大家都看得到。"))
            return redirect("activities:club", club_id=club.pk)
        except (Refused, BadUpload) as refused:
            form.add_error("picture" if isinstance(refused, BadUpload) else None, str(refused))
    return render(request, "activities/clubs/post.html", {"club": club, "form": form})


@login_required
@require_POST
def take_down(request: HttpRequest, club_post_id: int) -> HttpResponse:
    me = who_asks(request)
    rows = ClubPost.objects.select_related("club").filter(club__in=queries.visible_to(me).values("pk"))
    found = get_object_or_404(rows, pk=club_post_id)
    return act_once(
        request, lambda: actions.take_down(found, by=me, at=timezone.now()), said=_("撤下了，大家不再看到。"),
        to="activities:club", club_id=found.club_id,
    )  # fmt: skip
