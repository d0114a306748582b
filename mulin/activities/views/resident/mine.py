from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.activities import actions, queries
from mulin.activities.models import Attendance, Feed
from mulin.activities.views.acting import A_PAGE, as_oneself
from mulin.kernel.once import act_once
from mulin.kernel.print import pdf
from mulin.organisations.queries import who_asks
from mulin.places.models import Community


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I am signed up for, where I have been, and the address of my calendar."""
    me, at = as_oneself(request), timezone.now()
    if me.person_id is None:
        return redirect("people:who")
    ahead = queries.own_signups(me.person_id).filter(
        session__ends_at__gt=at, status__in=("entered", "held", "waiting", "offered", "off")
    )
    been = Attendance.objects.filter(person=me.person_id).select_related("session__activity", "session__place")
    feed = Feed.objects.filter(person=me.person_id).first()
    context = {
        "ahead": list(ahead.order_by("session__begins_at", "id")[:100]),
        "page": Paginator(been.order_by("-came_at", "-id"), A_PAGE).get_page(request.GET.get("page")),
        "stalls": list(queries.own_claims(me).filter(session__ends_at__gt=at)[:20]),
        "feed": request.build_absolute_uri(reverse("activities:feed", args=[feed.token])) if feed else "",
    }
    return render(request, "activities/mine.html", context)


@login_required
@require_POST
def new_feed(request: HttpRequest) -> HttpResponse:
    """An address for one's calendar; the one before reads nothing any more."""
    me = as_oneself(request)
    if me.person is None:
        return redirect("people:who")
    person = me.person
    return act_once(
        request, lambda: actions.make_feed(person, by=me, at=timezone.now()),
        said=_("日历地址做好了。把它加到手机日历的“订阅”里，换新地址后旧的就打不开。"), to="activities:mine",
    )  # fmt: skip


@login_required
@require_safe
def paper(request: HttpRequest, attendance_id: int) -> HttpResponse:
    """A certificate of attendance as a PDF, for whoever attended and for those who manage the activity."""
    me = who_asks(request)
    rows = Attendance.objects.select_related("session__activity__organiser", "session__place", "person")
    found = get_object_or_404(queries.attendances_visible_to(me, rows), pk=attendance_id)
    session, activity = found.session, found.session.activity
    face = Community.objects.filter(place=activity.community_id).first()
    begins, ends = timezone.localtime(session.begins_at), timezone.localtime(session.ends_at)
    data = {
        "name": found.person.name, "title": activity.title, "day": begins.strftime("%Y-%m-%d"),
        "time": f"{begins:%H:%M}–{ends:%H:%M}", "minutes": int((ends - begins).total_seconds() // 60),
        "place": session.spot or str(session.place), "organiser": activity.organiser.name if activity.organiser else "",
        "issuer": face.name if face else "", "contact": face.phone if face else "", "how": str(found.get_how_display()),
        "serial": f"HD{begins:%Y%m%d}-{found.pk:06d}", "today": timezone.localdate().isoformat(),
    }  # fmt: skip
    answer = HttpResponse(pdf.make("activities/certificate.typ", data), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{data["serial"]}.pdf"'
    return answer
