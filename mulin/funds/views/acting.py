from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from mulin.funds import queries, rules
from mulin.funds.models import Fund
from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_document, keep_image
from mulin.kernel.once import once
from mulin.organisations.queries import Standing, who_asks

A_PAGE = 25


def asked(request: HttpRequest) -> Standing:
    """Who stands at the desk; a refusal for everybody who has nothing to do with funds."""
    me = who_asks(request)
    if not rules.may_look(me):
        require(rules.may_look(me, queries.sits(me, timezone.localdate()).exists()))
    return me


def fund_asked(request: HttpRequest, fund_id: int) -> tuple[Standing, Fund]:
    me = asked(request)
    rows = queries.funds_visible_to(me, timezone.localdate()).select_related("keeper", "community", "book", "goods")
    return me, get_object_or_404(rows, pk=fund_id)


def keep_files(uploads: Iterable[UploadedFile], me: Standing, at: datetime) -> list[str]:
    """Keys of the kept photos and documents.

    Raises:
        BadUpload: one of them is neither.
    """
    return [
        (keep_image if (one.content_type or "").startswith("image/") else keep_document)(
            one, by_account=me.account_id, at=at, guard="funds"
        ).key
        for one in uploads
    ]


def proofs(form: Form, me: Standing, at: datetime) -> dict[str, Any]:
    """`evidence` and `public` of a ProofForm, kept."""
    return {name: keep_files(form.cleaned_data[name], me, at) for name in ("evidence", "public")}


def acted(
    request: HttpRequest, act: Callable[[], Any], *, said: str, to: Callable[[int], str] | str, form: Form | None = None
) -> HttpResponse | None:
    """One pressing, one act; then the page that shows what came of it.

    `to`: its address, or what makes it from the id of what `act` returned. None: it was refused, and the form says why;
    without a form a refusal becomes its own page.
    """
    try:
        answer = once(request, lambda: {"id": act().pk})
    except (Refused, BadUpload) as refused:
        if form is None:
            raise Refused(str(refused)) from refused
        form.add_error(None, str(refused))
        return None
    messages.success(request, said)
    return redirect(to if isinstance(to, str) else to(answer["id"]))


def only(form: Form, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}
