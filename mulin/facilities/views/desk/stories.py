"""A story and a trail at the desk: written, given pictures and a voice, put in order, made public, printed for the wall."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mulin.facilities import actions, queries
from mulin.facilities.forms.story import StoryForm, initial_of
from mulin.facilities.models import Story, StoryPicture
from mulin.kernel.access import Refused
from mulin.kernel.media.actions import BadUpload, keep_image, keep_sound
from mulin.kernel.once import act_once, once
from mulin.kernel.print import pdf, qr
from mulin.organisations.queries import Standing

from .houses import _places
from .walks import teller

KEEP = {"picture": keep_image, "sound": keep_sound, "sound_en": keep_sound}


def story_kept(me: Standing, story_id: int) -> Story:
    found: Story = get_object_or_404(queries.trail.stories_kept(me), pk=story_id)
    return found


def _form(request: HttpRequest, me: Standing, **more: Any) -> StoryForm:
    return StoryForm(
        request.POST or None, request.FILES or None, places=_places(me), houses=queries.kept_by(me).filter(closed_on=None), **more
    )


def _keep_files(said: dict[str, Any], me: Standing) -> None:
    """Uploads become keys of kept files; without one, what was there stays."""
    for name, keep in KEEP.items():
        upload = said.pop(name)
        if upload:
            said[name] = keep(upload, by_account=me.account_id, at=timezone.now(), guard="facilities.walks").key


@login_required
def new(request: HttpRequest) -> HttpResponse:
    me = teller(request)
    form = _form(request, me)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        place = said.pop("place")

        def act() -> dict[str, int]:
            _keep_files(said, me)
            return {"id": actions.story.write(place, **said, by=me, at=timezone.now()).pk}

        try:
            return redirect("facilities:desk_story", story_id=once(request, act)["id"])
        except (Refused, BadUpload) as refused:
            form.add_error(None, str(refused))
    return render(request, "facilities/walks/desk/form.html", {"form": form, "title": _("写一个故事"), "button": _("存成草稿")})


@login_required
def change(request: HttpRequest, story_id: int) -> HttpResponse:
    me = teller(request)
    found = story_kept(me, story_id)
    form = _form(request, me, initial=initial_of(found), told=found.teller_id is not None)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)

        def act() -> None:
            _keep_files(said, me)
            actions.story.change(found, **said, by=me, at=timezone.now())

        try:
            return act_once(request, act, said=_("保存了。"), to="facilities:desk_story", story_id=found.pk)
        except (Refused, BadUpload) as refused:
            form.add_error(None, str(refused))
    return render(
        request, "facilities/walks/desk/form.html", {"form": form, "title": _("改故事"), "button": _("保存"), "story": found}
    )


@login_required
def story(request: HttpRequest, story_id: int) -> HttpResponse:
    """As it will be read; made public and taken back here."""
    me, at = teller(request), timezone.now()
    found = story_kept(me, story_id)
    acts = {"publish": (actions.story.publish, _("公开了，大家都看得到。")), "back": (actions.story.take_back, _("收回了。"))}
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        if verb not in acts:
            raise Http404
        act, said = acts[verb]
        if verb == "back":
            return act_once(request, lambda: act(found, by=me, at=at), said=said, to="facilities:desk_walks")
        return act_once(request, lambda: act(found, by=me, at=at), said=said, to="facilities:desk_story", story_id=found.pk)
    context = {
        "story": found, "pictures": list(found.pictures.all()), "counts": queries.trail.opened([found], timezone.localdate()).get(found.pk, {}),
        "trails": list(queries.trail.trails_kept(me).filter(points__story=found)), "wish": found.wishes.select_related("person").first(),
        "code": qr.svg(address_of(found), label=found.title),
    }  # fmt: skip
    return render(request, "facilities/walks/desk/story.html", context)


@login_required
@require_POST
def add_picture(request: HttpRequest, story_id: int) -> HttpResponse:
    me, sent = teller(request), request.POST
    found, upload = story_kept(me, story_id), request.FILES.get("picture")
    try:
        if upload is None:
            raise BadUpload(_("请选一张照片。"))
        return act_once(
            request,
            lambda: actions.story.add_picture(
                found, upload, words=sent.get("words", ""), words_en=sent.get("words_en", ""), by=me, at=timezone.now()
            ),
            said=_("照片加上了。"),
            to="facilities:desk_story",
            story_id=found.pk,
        )
    except (BadUpload, Refused) as bad:
        messages.error(request, str(bad))
        return redirect("facilities:desk_story", story_id=found.pk)


@login_required
@require_POST
def drop_picture(request: HttpRequest, story_picture_id: int) -> HttpResponse:
    me = teller(request)
    rows = StoryPicture.objects.filter(story__in=queries.trail.stories_kept(me).values("pk")).select_related("story__place")
    found = get_object_or_404(rows, pk=story_picture_id)
    return act_once(
        request, lambda: actions.story.drop_picture(found, by=me, at=timezone.now()), said=_("照片撤下了。"),
        to="facilities:desk_story", story_id=found.story_id,
    )  # fmt: skip


def address_of(story: Story) -> str:
    return settings.ORIGIN + reverse("facilities:story_here", args=[story.pk])


def poster_of(stories: list[Story], trail: str, community: str) -> bytes:
    sheets = []
    for number, one in enumerate(stories, 1):
        strokes, side = qr.drawn(address_of(one))
        sheets.append(
            {
                "name": one.name,
                "name_en": one.name_en,
                "spot": one.spot,
                "d": strokes,
                "side": side,
                "number": f"{number} / {len(stories)}" if trail else "",
                "trail": trail,
                "voice": bool(one.sound or one.sound_en),
            }
        )
    words = {
        "scan": "扫一扫，听它讲",
        "read": "扫一扫，读它的故事",
        "scan_en": "Scan to hear its story",
        "read_en": "Scan to read its story",
    }
    return pdf.make(
        "facilities/poster.typ", {"title": trail or stories[0].name, "community": community, "sheets": sheets, "words": words}
    )


@login_required
@require_safe
def poster(request: HttpRequest, story_id: int) -> HttpResponse:
    """One A4 sheet for the wall."""
    found = story_kept(teller(request), story_id)
    return HttpResponse(poster_of([found], "", str(found.community)), content_type="application/pdf")
