"""Documents and health of a child: written by the guardian, read by a keeper with a reason that stays on record."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.childcare import rules
from mulin.childcare.models import Application, Child, Paper
from mulin.childcare.queries.visible import blind_of
from mulin.kernel.access import No, Refused, Yes, only_if, require
from mulin.kernel.media.actions import BadUpload, erase, keep_document, keep_image
from mulin.kernel.secrets.reveals import reveal
from mulin.organisations.queries import Standing

MOST = 12  # papers of a child
GUARD = "childcare"


@transaction.atomic
def add_paper(application: Application, kind: str, upload: Any, *, by: Standing, at: datetime) -> Paper:
    """A photo or a PDF. It lies encrypted, and nobody owns it by having sent it: also not the worker at the counter.

    Raises:
        Refused: not for one to add, or there are enough.
        BadUpload: neither a photo nor a document.
    """
    require(rules.may_write_health(by, application))
    child = Child.objects.select_for_update().get(pk=application.child_id)
    if kind not in Paper.Kind.values:
        raise Refused(_("请选这是哪一种材料。"))
    if child.papers.count() >= MOST:
        raise Refused(_("最多放 %(most)s 份材料，请先去掉用不着的。") % {"most": MOST})
    key = keep_sealed(upload, at)
    return Paper.objects.create(child=child, kind=kind, file_key=key, file_blind=blind_of(key), added_at=at)


def keep_sealed(upload: Any, at: datetime) -> str:
    """The key of the kept file."""
    if (upload.content_type or "").startswith("image/"):
        return keep_image(upload, by_account=None, at=at, guard=GUARD, sealed=True).key
    try:
        return keep_document(upload, by_account=None, at=at, guard=GUARD, sealed=True).key
    except BadUpload:
        return keep_image(upload, by_account=None, at=at, guard=GUARD, sealed=True).key


@transaction.atomic
def drop_paper(paper: Paper, application: Application, *, by: Standing, at: datetime) -> None:
    """Deleted for good."""
    require(rules.may_write_health(by, application))
    require(only_if(paper.child_id == application.child_id, _("这份材料不是这个孩子的。")))
    erase([paper.file_key])
    Paper.objects.filter(pk=paper.pk).delete()


@transaction.atomic
def write_health(application: Application, words: str, *, by: Standing, at: datetime) -> Child:
    require(rules.may_write_health(by, application))
    child = Child.objects.select_for_update().get(pk=application.child_id)
    child.health = words.strip()[:1000]
    child.save(update_fields=["health"])
    return child


def open_paper(paper: Paper, application: Application, reason: str, *, by: Standing, at: datetime) -> str:
    """The key of the file; it opens to this account for a quarter of an hour."""
    require(_may_open(by, application))
    require(only_if(paper.child_id == application.child_id, _("这份材料不是这个孩子的。")))
    return reveal(paper, "file_key", by_id=by.account_id or 0, reason=reason, at=at)


def open_health(application: Application, reason: str, *, by: Standing, at: datetime) -> str:
    require(_may_open(by, application))
    return reveal(application.child, "health", by_id=by.account_id or 0, reason=reason, at=at)


def _may_open(by: Standing, application: Application) -> Yes | No:
    if not rules.keeps(by, application.group) or by.account_id is None:
        return No(_("孩子的健康情况和材料只有监护人和班上的老师能看。"))
    return only_if(application.status in Application.STANDING, _("孩子已经不在这个班，材料不再给看。"))
