from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.notices import actions, queries, rules
from mulin.notices.forms import LinkForm, WordsForm
from mulin.notices.models import WorkLink
from mulin.organisations.queries import who_asks

A_PAGE = 25
MOST = 100


@login_required
def threads(request: HttpRequest) -> HttpResponse:
    """Those that wait first."""
    me = who_asks(request)
    require(rules.may_read_threads(me))
    rows = queries.threads_visible_to(me).select_related("person").order_by("-waits", "-last_at")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/desk/threads.html", {"page": page})


@login_required
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    row = get_object_or_404(queries.threads_visible_to(me).select_related("person"), pk=pk)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        once(request, lambda: {"id": actions.answer(row, words, by=me, at=at).pk})
        return redirect("notices:desk_thread", row.pk)
    actions.see(row, by=me, at=at)
    lines = list(row.lines.order_by("-id")[:MOST])[::-1]
    homes = [home.room for home in row.person.residences.filter(until=None).select_related("room")]
    return render(request, "notices/desk/thread.html", {"row": row, "lines": lines, "form": form, "homes": homes})


@login_required
def link(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_read_threads(me))
    kept = WorkLink.objects.filter(person=me.person_id or 0).first()
    form = LinkForm(request.POST or None, initial={"url": kept.url if kept else ""})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_link(form.cleaned_data["url"].strip(), by=me, at=timezone.now())
        except Refused as refused:
            form.add_error("url", str(refused))
        else:
            messages.success(request, _("记下了，居民打开“联系我的网格员”就看得到。"))
            return redirect("notices:desk_threads")
    return render(request, "notices/desk/link.html", {"form": form})
