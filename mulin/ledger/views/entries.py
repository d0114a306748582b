from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.ledger import actions, queries, rules
from mulin.ledger.forms import ReverseForm
from mulin.ledger.models import source_of
from mulin.ledger.rules.amounts import signed
from mulin.organisations.queries import who_asks
from mulin.people.models import Person


@login_required
def entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    """What it moved, why, and the form that reverses it."""
    me = who_asks(request)
    require(rules.may_look(me))
    seen = queries.entries_visible_to(me).select_related("book__community", "reverses", "reversal")
    kept = get_object_or_404(seen, pk=entry_id)
    may_correct = rules.may_correct(me, kept)
    form = ReverseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            made = once(request, lambda: {"id": actions.correct(kept, reason=reason, by=me, at=timezone.now()).pk})
        except Refused as refusal:
            require(may_correct)
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("已冲正，相反的一笔是第 %(number)s 笔。") % {"number": made["id"]})
            return redirect("ledger:entry", made["id"])
    lines = list(kept.lines.select_related("account").order_by("id"))
    holders = queries.holder_names([line.account for line in lines])
    source, source_url = source_of(kept.source_kind, kept.source_ref)
    shown = {
        "entry": kept,
        "source": source,
        "source_url": source_url,
        "lines": [
            {"account": line.account, "holder": holders.get(line.account_id, ""), "amount": signed(line.amount, kept.unit)}
            for line in lines
        ],
        "by": Person.objects.filter(pk=kept.by_id).first() if kept.by_id else None,
        "may_correct": may_correct,
        "form": form,
    }
    return render(request, "ledger/entry.html", shown)
