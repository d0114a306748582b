import io
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mulin.kernel.access import Refused, require
from mulin.kernel.sheets import paperwork
from mulin.kernel.sheets.models import ImportRun
from mulin.kernel.sheets.reading import NotASheet
from mulin.kernel.sheets.writing import XLSX
from mulin.organisations.queries import Standing, who_asks
from mulin.places.models import Place

from . import actions, rules
from .kinds import kinds
from .models import Upload

RUNS, SAMPLES, FIRST = 20, 3, 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    me = who_asks(request)
    community = _community(me)
    error, kind = "", request.POST.get("kind") or request.GET.get("kind", "people")
    if request.method == "POST":
        try:
            file = request.FILES.get("file")
            if kind not in kinds() or not isinstance(file, UploadedFile):
                raise Refused(_("请先选择要导入的文件。"))
            return redirect("doors:upload", actions.hand_over(kind, file, community, me, timezone.now()).token)
        except (Refused, NotASheet) as sentence:
            error = str(sentence)
    allowed = [found for name, found in kinds().items() if rules.may_import(me, community, name)]
    runs = [(run, kinds().get(run.kind)) for run in ImportRun.objects.filter(community_id=community.pk)[:RUNS]]
    shown = {"kinds": allowed, "kind": kind, "runs": runs, "error": error}
    return render(request, "doors/index.html", shown, status=400 if error else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, token: str) -> HttpResponse:
    me = who_asks(request)
    held = _upload(me, token)
    if request.method == "POST":
        return _act(request, held, me)
    if not held.key:
        return render(request, "doors/done.html", {"upload": held, "kind": kinds()[held.kind], "result": held.result})
    plan = actions.open_plan(held)
    samples = [cells for _at, (_number, cells) in zip(range(SAMPLES), plan.sheet.rows(), strict=False)]
    columns = [
        {
            "column": column,
            "header": plan.columns.get(column.key, ""),
            "samples": [_shown(cells[plan.sheet.headers.index(plan.columns[column.key])]) for cells in samples]
            if column.key in plan.columns
            else [],
        }
        for column in plan.kind.columns
    ]
    problems = actions.problems_of(held).problems[:FIRST]
    titles = {column.key: column.title for column in plan.kind.columns}
    shown = {
        "upload": held, "kind": plan.kind, "columns": columns, "headers": [header for header in plan.sheet.headers if header],
        "result": held.result, "problems": [(problem, titles.get(problem.column, "")) for problem in problems], "missing": plan.missing(),
        "before": _moment((held.result or {}).get("before")),
    }  # fmt: skip
    return render(request, "doors/upload.html", shown)


def _act(request: HttpRequest, held: Upload, me: Standing) -> HttpResponse:
    if held.stored_at:
        return redirect("doors:upload", held.token)
    if "columns" in request.POST:
        chosen = {column.key: request.POST.get(f"column-{column.key}", "") for column in kinds()[held.kind].columns}
        actions.settle(held, {key: header for key, header in chosen.items() if header})
    try:
        outcome = actions.bring_in(held, me, timezone.now(), dry_run=request.POST.get("act") != "store")
    except Refused as sentence:
        messages.error(request, str(sentence))
        return redirect("doors:upload", held.token)
    if outcome.is_stored:
        messages.success(request, _("已导入：新增 %(new)s 条，更新 %(changed)s 条。") % {
            "new": outcome.counts.new, "changed": outcome.counts.changed,
        })  # fmt: skip
    return redirect("doors:upload", held.token)


@login_required
@require_safe
def refused(request: HttpRequest, token: str) -> HttpResponse:
    """The rows that were refused in the last try, as a spreadsheet."""
    held = _upload(who_asks(request), token)
    if not held.key:
        raise Http404
    file = io.BytesIO()
    paperwork.write_refused(file, actions.open_plan(held), actions.problems_of(held))
    return _download(file, f"refused-{held.kind}.xlsx")


@login_required
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    me = who_asks(request)
    require(rules.may_import(me, _community(me), kind))
    if kind not in kinds():
        raise Http404
    file = io.BytesIO()
    paperwork.write_template(file, kinds()[kind])
    return _download(file, f"{kind}.xlsx")


def _community(me: Standing) -> Place:
    community = me.person.community if me.person else None
    require(rules.may_import(me, community))
    assert community is not None
    return community


def _upload(me: Standing, token: str) -> Upload:
    community = _community(me)
    return get_object_or_404(Upload.objects.select_related("community"), token=token, community=community, by=me.person)


def _download(file: io.BytesIO, name: str) -> HttpResponse:
    return HttpResponse(file.getvalue(), content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _shown(cell: Any) -> str:
    text = " ".join(("" if cell is None else str(cell)).split())
    return text if len(text) <= 24 else text[:23] + "…"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
