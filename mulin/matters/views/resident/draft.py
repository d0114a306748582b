"""A report on its way, kept in the session until it is sent."""

from dataclasses import asdict, dataclass, field

from django.http import HttpRequest

KEY = "report"
SENT = "reports_sent"


@dataclass
class Kept:
    place: int | None = None
    how: str = ""  # "qr" when a code filled the place in
    spot: str = ""
    lat: float | None = None
    lng: float | None = None
    words: str = ""
    category: int | None = None
    photos: list[str] = field(default_factory=list)  # keys of kernel.media
    shows_name: bool = False


def load(request: HttpRequest) -> Kept:
    return Kept(**request.session.get(KEY, {}))


def save(request: HttpRequest, kept: Kept) -> None:
    request.session[KEY] = asdict(kept)


def finish(request: HttpRequest, matter_id: int) -> None:
    """The draft is a matter now. Its number stays with this browser, so that a reporter without an account sees it too."""
    request.session.pop(KEY, None)
    request.session[SENT] = [*(kept for kept in sent(request)[-19:] if kept != matter_id), matter_id]


def sent(request: HttpRequest) -> list[int]:
    return list(request.session.get(SENT, []))


def drop(request: HttpRequest) -> None:
    """The person follows a neighbour's matter instead."""
    request.session.pop(KEY, None)
