from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

TYPE_COOKIE = "type"


@dataclass(frozen=True)
class Display:
    """How this page is to be drawn for this person."""

    large: bool
    path: str  # where the small switches come back to


def page(request: HttpRequest) -> dict[str, object]:
    return {
        "display": SimpleLazyObject(lambda: Display(wants_large_type(request), request.get_full_path())),
    }


def wants_large_type(request: HttpRequest) -> bool:
    """This device's choice, else the account's."""
    chosen = request.COOKIES.get(TYPE_COOKIE)
    if chosen is not None:
        return chosen == "large"
    return bool(getattr(getattr(request, "user", None), "large_type", False))
