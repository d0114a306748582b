"""Files of projects: receipts for the team and who looks, what shows a milestone or a result for everybody."""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from mulin.kernel.media.actions import keep_document, keep_image
from mulin.organisations.queries import Standing

GUARD = "projects_doing"


def keep_files(uploads: Iterable[UploadedFile], *, by: Standing, at: datetime) -> list[str]:
    """Keys of the kept photos and documents. Raises BadUpload: one of them is neither, or too large."""
    return [
        (keep_image if (one.content_type or "").startswith("image/") else keep_document)(
            one, by_account=by.account_id, at=at, guard=GUARD
        ).key
        for one in uploads
    ]
