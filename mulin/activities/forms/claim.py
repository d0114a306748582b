"""What somebody claims a stall with, read line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mulin.activities.actions import Ware
from mulin.activities.models import Offer
from mulin.kernel.access import Refused

LINES = 6
LONGEST = {"sign": 30, "sign_en": 60, "words": 200, "name": 40, "name_en": 80, "price": 40}


@dataclass(frozen=True)
class Written:
    sign: str
    sign_en: str
    words: str
    wares: list[Ware]


def read_claim(post: Mapping[str, Any]) -> Written:
    """
    Raises:
        Refused: what has to be changed.
    """
    wares = [one for number in range(1, LINES + 1) if (one := _ware(post, number)) is not None]
    return Written(_text(post, "sign"), _text(post, "sign_en"), _text(post, "words"), wares)


def _ware(post: Mapping[str, Any], number: int) -> Ware | None:
    name, kind, price = (
        _text(post, f"name{number}", "name"),
        str(post.get(f"kind{number}", "")),
        _text(post, f"price{number}", "price"),
    )
    if not name:
        if price:
            raise Refused(_("第 %(number)s 样请写叫什么。") % {"number": number})
        return None
    kind = kind if kind in Offer.Kind.values else Offer.Kind.GOODS.value
    return Ware(name, kind, _text(post, f"name_en{number}", "name_en"), price)


def lines_of(post: Mapping[str, Any], offers: list[Offer]) -> list[dict[str, Any]]:
    """Lines to fill in, with what was written or what is offered."""
    lines = []
    for number in range(1, LINES + 1):
        kept = offers[number - 1] if number <= len(offers) else None
        line = {name: post.get(f"{name}{number}", getattr(kept, name, "")) for name in ("name", "name_en", "kind", "price")}
        lines.append({"number": number, **line})
    return lines


def _text(post: Mapping[str, Any], name: str, kind: str = "") -> str:
    return str(post.get(name, "")).strip()[: LONGEST[kind or name]]
