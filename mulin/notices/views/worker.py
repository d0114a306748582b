"""联系我的网格员: what a resident writes, and what comes back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mulin.kernel.once import once
from mulin.notices import actions, queries
from mulin.notices.forms import WordsForm
from mulin.notices.models import Thread
from mulin.organisations.queries import who_asks

MOST = 100  # lines that are shown


@login_required
def worker(request: HttpRequest) -> HttpResponse:
    me, at = who_asks(request), timezone.now()
    if me.person is None:
        return redirect("people:who")
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        once(request, lambda: {"id": actions.ask(words, by=me, at=at).pk})
        return redirect("notices:worker")
    thread = Thread.objects.filter(person=me.person).first()
    lines = list(thread.lines.order_by("-id")[:MOST])[::-1] if thread else []
    if thread:
        actions.see(thread, by=me, at=at)
    found = queries.worker_of(actions.home_of(me.person), on=timezone.localdate())
    return render(request, "notices/worker.html", {"form": form, "lines": lines, "worker": found})
