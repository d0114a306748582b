"""Sheets of labels to print and cut."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mulin.kernel.print import pdf, qr
from mulin.places.models import Code, Community

from .tokens import address_of

SIZES = {  # columns, rows on A4
    "large": (2, 4, gettext_lazy("大：每张 2×4 个，贴楼门口")),
    "medium": (3, 8, gettext_lazy("中：每张 3×8 个，贴单元门")),
    "small": (5, 13, gettext_lazy("小：每张 5×13 个，贴设施")),
}


def labels_pdf(codes: Iterable[Code], *, size: str, face: Community | None) -> bytes:
    """All codes in the given order. Needs `place` loaded."""
    columns, rows, _words = SIZES[size]
    return pdf.make(
        "places/labels.typ",
        {
            "title": _("二维码标签"),
            "columns": columns,
            "rows": rows,
            "community": face.name if face else "",
            "phone": face.phone if face else "",
            "words": {"scan": _("微信扫一扫，报修、看通知")},
            "labels": [_label(code) for code in codes],
        },
    )


def _label(code: Code) -> dict[str, object]:
    strokes, side = qr.drawn(address_of(code.number))
    return {
        "d": strokes,
        "side": side,
        "place": str(code.place),
        "caption": code.caption,
        "number": code.number,
        "kind": str(code.get_kind_display()),
    }
