from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.kernel.ui.whole import whole
from mulin.organisations import actions, queries, rules
from mulin.organisations.forms import AppointForm, EndForm
from mulin.organisations.models import Organisation, Post
from mulin.organisations.queries import Standing, who_asks
from mulin.people import queries as people
from mulin.places.models import Place

A_PAGE = 25
K = Place.Kind
HOLD_POSTS = (K.STREET, K.COMMUNITY, K.COMMITTEE, K.GRID, K.ESTATE, K.BUILDING)


@login_required
def posts(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_look(me))
    kind, words, person = request.GET.get("kind", ""), request.GET.get("q", "").strip(), request.GET.get("person", "")
    found = queries.posts_visible_to(me)
    if not request.GET.get("ended"):
        found = found.filter(pk__in=queries.current_posts(timezone.localdate()))
    if kind in Post.Kind.values:
        found = found.filter(kind=kind)
    if person:
        found = found.filter(person_id=whole(person))
    if words:
        names = Q(person__name__contains=words) | Q(person__pinyin__startswith=words.lower()) | Q(person__initials=words.lower())
        found = found.filter(names | Q(place__label__contains=words) | Q(organisation__name__contains=words))
    rows = found.select_related("person", "place", "organisation__community").order_by("place__path", "kind", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page, "rows": [(one, one.until is None and bool(rules.may_end(me, one))) for one in page],
        "may_appoint": rules.may_appoint_somebody(me), "may_read": people.may_read(me), "kinds": Post.Kind.choices, "kind": kind, "words": words,
    }  # fmt: skip
    return render(request, "organisations/posts.html", shown | {"person": person, "today": timezone.localdate()})


@login_required
def appoint(request: HttpRequest) -> HttpResponse:
    """First the person, by name; then which post, where, from when."""
    me = who_asks(request)
    require(rules.may_appoint_somebody(me))
    words, person_id = request.GET.get("q", "").strip(), request.GET.get("person", "")
    known = people.visible_to(me)
    if not person_id:
        found = people.search(me, words).prefetch_related("residences__room")[:10] if words else []
        return render(request, "organisations/whom.html", {"words": words, "found": found})
    person = get_object_or_404(known, pk=whole(person_id))
    form = AppointForm(
        request.POST or None, places=_places(me), organisations=_bodies(me), initial={"since": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def act() -> dict[str, int]:
            where = said["place"] or said["organisation"]
            days = {"since": said["since"], "until": said["until"]}
            return {"id": actions.appoint(person, said["kind"], where, by=me, at=timezone.now(), **days).pk}

        try:
            once(request, act)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            post = Post.Kind(said["kind"]).label
            messages.success(
                request, _("%(name)s从%(day)s起是%(post)s。") % {"name": person.name, "day": said["since"], "post": post}
            )
            return redirect(f"/desk/posts/?person={person.pk}")
    title = _("给%(name)s安排岗位") % {"name": person.name}
    return render(request, "organisations/form.html", {"form": form, "title": title, "back": "/desk/posts/"})


def _places(me: Standing) -> QuerySet[Place]:
    communities = list(queries.communities_of(me).values_list("pk", flat=True))
    here = Q(community_id__in=communities) | Q(pk__in=Place.objects.filter(pk__in=communities).values("parent_id"))
    return Place.objects.filter(here, kind__in=HOLD_POSTS, valid_to=None).order_by("path")


def _bodies(me: Standing) -> QuerySet[Organisation]:
    return queries.organisations_visible_to(me).filter(closed_on=None).order_by("kind", "name")


@login_required
def end(request: HttpRequest, post_id: int) -> HttpResponse:
    me = who_asks(request)
    post = get_object_or_404(
        queries.posts_visible_to(me).select_related("person", "place", "organisation__community"), pk=post_id
    )
    require(rules.may_end(me, post))
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_post(post, on=form.cleaned_data["on"], by=me, at=timezone.now())
        except Refused as refused:
            form.add_error("on", str(refused))
        else:
            messages.success(
                request, _("%(name)s的任期到%(day)s为止。") % {"name": post.person.name, "day": form.cleaned_data["on"]}
            )
            return redirect("organisations:posts")
    title = _("结束任期：%(name)s，%(post)s") % {"name": post.person.name, "post": post.get_kind_display()}
    return render(request, "organisations/form.html", {"form": form, "title": title, "back": "/desk/posts/"})
