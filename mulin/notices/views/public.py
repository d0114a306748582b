"""Announcements as everybody reads them, picked for nobody."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mulin.notices import actions, queries
from mulin.notices.models import Bulletin, Notice
from mulin.organisations.queries import who_asks

PER_PAGE = 20


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    topic = request.GET.get("topic", "")
    rows = queries.public(timezone.now(), me.person.community_id if me.person else None)
    if topic in Bulletin.Topic.values:
        rows = rows.filter(topic=topic)
    page = Paginator(rows.defer("words", "words_en"), PER_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "topics": Bulletin.Topic.choices, "topic": topic, "in_english": get_language() == "en"}
    return render(request, "notices/public.html", shown)


@require_safe
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    row = get_object_or_404(queries.public(at).select_related("place"), pk=pk)
    is_told = queries.is_told(row, me)
    if is_told:
        for notice in Notice.objects.filter(bulletin_id=row.pk, person_id=me.person_id, read_at=None):
            actions.mark_read(notice, by=me, at=at)
    why = queries.why(row, me.person) if is_told and me.person else ""
    in_english = get_language() == "en" and bool(row.words_en)
    return render(request, "notices/bulletin.html", {"row": row, "why": why, "in_english": in_english, "me": me})
