from collections.abc import Iterable
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from mulin.kernel.media.actions import keep_image
from mulin.organisations.queries import Standing


def keep_photos(uploads: Iterable[UploadedFile], *, me: Standing, at: datetime) -> list[str]:
    """Keys of the kept pictures.

    Raises:
        BadUpload: one of them is not a picture that can be kept.
    """
    return [keep_image(upload, by_account=me.account_id, at=at, guard="matters").key for upload in uploads]
