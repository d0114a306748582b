"""Papers of an application: photos and documents, each at most as large as files may be here."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mulin.kernel.access import Refused, require
from mulin.kernel.media.actions import BadUpload, keep_document, keep_image
from mulin.organisations.queries import Standing
from mulin.projects import queries, rules
from mulin.projects.models import Application, Attachment

from .applying import locked

MOST = 10
GUARD = "projects_applications"


@transaction.atomic
def attach(application: Application, upload: Any, name: str = "", *, by: Standing, at: datetime) -> Attachment:
    """
    Raises:
        Refused: not for one to add, or there are enough.
        BadUpload: too large, or neither a photo nor a document.
    """
    application = locked(application)
    require(rules.may_write(by, application, queries.co_applicants(application), at))
    if application.attachments.count() >= MOST:
        raise Refused(_("最多放 %(most)s 份材料，请先去掉用不着的。") % {"most": MOST})
    shown = (name.strip() or str(upload.name or ""))[:120] or _("材料")
    return Attachment.objects.create(
        application=application, key=_keep(upload, by, at), name=shown, kept_at=at, kept_by=by.account_id or 0
    )


def _keep(upload: Any, by: Standing, at: datetime) -> str:
    if (upload.content_type or "").startswith("image/"):
        return keep_image(upload, by_account=by.account_id, at=at, guard=GUARD).key
    try:
        return keep_document(upload, by_account=by.account_id, at=at, guard=GUARD).key
    except BadUpload:
        return keep_image(upload, by_account=by.account_id, at=at, guard=GUARD).key


@transaction.atomic
def detach(attachment: Attachment, *, by: Standing, at: datetime) -> None:
    """The file itself goes with the next purge."""
    application = locked(attachment.application)
    require(rules.may_write(by, application, queries.co_applicants(application), at))
    attachment.delete()
