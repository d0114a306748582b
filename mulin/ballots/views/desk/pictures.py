"""Pictures of options: kept as soon as they come, so that a button that only adds a row does not lose them."""

from django.http import HttpRequest
from django.utils import timezone

from mulin.ballots.forms.options import MOST, Picture
from mulin.kernel.media.actions import BadUpload, keep_image
from mulin.organisations.queries import who_asks


def pictures_of(request: HttpRequest) -> dict[int, Picture]:
    """By the row they came with. One that no ballot takes up is cleared away like any unused file."""
    me, at, found = who_asks(request), timezone.now(), {}
    for n in range(MOST):
        if upload := request.FILES.get(f"option_file_{n}"):
            try:
                found[n] = Picture(keep_image(upload, by_account=me.account_id, at=at, guard="ballots").key)
            except BadUpload as bad:
                found[n] = Picture(error=str(bad))
    return found
