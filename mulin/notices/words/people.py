"""The register."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "people.correction": (
        gettext_lazy("有居民要求更正登记"),
        gettext_lazy("%(name)s：“%(words)s”请在 %(due)s 前核对、答复。"),
        "pencil",
    ),
    "people.corrected": (gettext_lazy("您要求的更正有答复了"), gettext_lazy("“%(words)s”：%(note)s"), "pencil"),
}
