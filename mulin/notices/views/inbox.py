from django.core.paginator import Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from mulin.notices import actions, queries
from mulin.organisations.queries import who_asks

PER_PAGE = 20


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Unread first, then the newest."""
    me = who_asks(request)
    new = ExpressionWrapper(Q(read_at=None), output_field=BooleanField())
    rows = queries.inbox(me).annotate(new=new).order_by("-new", "-id")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/inbox.html", {"rows": page, "told": [queries.said(notice) for notice in page], "me": me})


@require_safe
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Opening a notice marks it read and goes where it leads."""
    me = who_asks(request)
    notice = get_object_or_404(queries.inbox(me), pk=pk)
    actions.mark_read(notice, by=me, at=timezone.now())
    return redirect(notice.url or "notices:inbox")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    actions.mark_all_read(by=who_asks(request), at=timezone.now())
    return redirect("notices:inbox")
