from datetime import datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from mulin.kernel.media.actions import keep_image
from mulin.kernel.media.images import BadUpload
from mulin.organisations.queries import Standing


def keep(request: HttpRequest, *, room: int, me: Standing, at: datetime) -> list[str]:
    """Keys of the photos that came with this request.

    Raises:
        BadUpload: one is no picture, or there are more than `room`.
    """
    sent = [upload for upload in request.FILES.getlist("photos") if upload]
    if len(sent) > room:
        raise BadUpload(_("照片最多 4 张。请少选几张再传。"))
    return [keep_image(upload, by_account=me.account_id, at=at, guard="matters").key for upload in sent]


def who(me: Standing) -> str:
    """A mark of the account for this device's outbox, so that one person's report is never sent in another's name."""
    return salted_hmac("matters.outbox", str(me.account_id)).hexdigest()[:16] if me.account_id else ""
