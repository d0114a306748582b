from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.sheets import importing
from mulin.kernel.sheets.guessing import guess_hints
from mulin.kernel.sheets.importing import Outcome, Plan
from mulin.kernel.sheets.kinds import Problem
from mulin.organisations.queries import Standing
from mulin.places.models import Place

from . import rules, sealing
from .kinds import kinds
from .models import Upload

MOST_BYTES = 50 * 2**20
KEPT_PROBLEMS = 2000
KEPT_FOR = timedelta(days=1)


def hand_over(kind: str, file: UploadedFile, community: Place, by: Standing, at: datetime) -> Upload:
    """Keep the file sealed and guess its columns.

    Raises:
        Refused, NotASheet: with a sentence fit to show.
    """
    require(rules.may_import(by, community, kind))
    if (file.size or 0) > MOST_BYTES:
        raise Refused(
            _("文件有 %(size)s MB，最多 50 MB。请拆成几份，或删掉里面的图片再导入。") % {"size": (file.size or 0) // 2**20}
        )
    name = (file.name or "")[-200:]
    plan = importing.plan(kinds()[kind], file, name)
    file.seek(0)
    _forget(at)
    return Upload.objects.create(
        token=token_urlsafe(24), kind=kind, community=community, by_id=by.person_id or 0, filename=name, key=sealing.keep(file.read()),
        columns=plan.columns, hints=plan.hints, at=at,
    )  # fmt: skip


def settle(upload: Upload, columns: dict[str, str]) -> Plan:
    """The person's answer to "which header is which column"; remembered once it was imported.

    Days and positions in columns that were not guessed are read for what they say together, as those that were.
    """
    if columns != upload.columns:
        upload.columns, upload.result = columns, None
        plan = open_plan(upload)
        upload.hints = upload.hints | guess_hints(plan.sheet, plan.kind, plan.columns)
        upload.save(update_fields=["columns", "hints", "result"])
    return open_plan(upload)


def open_plan(upload: Upload) -> Plan:
    settled = {"columns": upload.columns, "hints": upload.hints}
    try:
        file = sealing.fetch(upload.key)
    except FileNotFoundError:
        raise Refused(_("传上来的文件已经不在了，请重新选文件导入。")) from None
    return importing.plan(kinds()[upload.kind], file, upload.filename, settled)


def bring_in(upload: Upload, by: Standing, at: datetime, *, dry_run: bool) -> Outcome:
    """Try it, or do it; a stored upload is not stored again."""
    require(rules.may_import(by, upload.community, upload.kind))
    with transaction.atomic():
        held = Upload.objects.select_for_update().get(pk=upload.pk)
        if held.stored_at:
            raise Refused(_("这份文件已经导入了。"))
        plan = open_plan(held)
        if missing := plan.missing():
            raise Refused(_("还没有选这些列：%(names)s。") % {"names": "、".join(str(column.title) for column in missing)})
        outcome = importing.run(plan, held.community if plan.kind.in_community else None, at, by_id=by.person_id, dry_run=dry_run)
        held.result = _told(outcome)
        if outcome.is_stored:
            importing.remember(plan, at)
            held.stored_at = at
            sealing.drop(held.key)
            held.key = ""
        held.save(update_fields=["result", "stored_at", "key"])
    return outcome


def problems_of(upload: Upload) -> Outcome:
    outcome = Outcome()
    for number, sentence, column in (upload.result or {}).get("problems", []):
        outcome.refuse(Problem(number, sentence, column))
    return outcome


def _told(outcome: Outcome) -> dict[str, Any]:
    counts = outcome.counts
    return {
        "read": outcome.read, "new": counts.new, "unchanged": counts.unchanged, "changed": counts.changed,
        "refused": len(outcome.refused), "notes": counts.notes, "before": outcome.before.isoformat() if outcome.before else "",
        "problems": [[problem.number, problem.sentence, problem.column] for problem in outcome.problems[:KEPT_PROBLEMS]],
    }  # fmt: skip


def _forget(at: datetime) -> None:
    for upload in Upload.objects.filter(at__lt=at - KEPT_FOR):
        sealing.drop(upload.key)
        upload.delete()
