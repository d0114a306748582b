"""Writing the clauses of a draft."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.once import once
from mulin.pacts import actions, queries, rules
from mulin.pacts.forms import TextForm, clause_rows, typed, written
from mulin.pacts.models import Version

from .index import kept


@login_required
def text(request: HttpRequest, pact_id: int) -> HttpResponse:
    me, found = kept(request, pact_id)
    version = found.versions.filter(status=Version.Status.DRAFT).first() or queries.versions_of(found)[0]
    version.pact = found
    require(rules.may_write(me, version))
    form = TextForm(request.POST or None, initial={"words": version.words, "words_en": version.words_en})
    rows = typed(request.POST) if request.method == "POST" else clause_rows(list(version.clauses.order_by("number")))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def act() -> dict[str, int]:
            made = actions.write(version, said["words"], written(rows), words_en=said["words_en"], by=me, at=timezone.now())
            return {"clauses": made.clauses.count()}

        try:
            done = once(request, act)
            messages.success(request, _("存好了，共 %(number)s 条。") % {"number": done["clauses"]})
            return redirect("pacts:desk_text" if "more" in request.POST else "pacts:desk_pact", pact_id=found.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    before = queries.previous(version)
    return render(
        request, "pacts/desk/text.html", {"pact": found, "version": version, "form": form, "rows": rows, "before": before}
    )
