"""The register."""

from typing import Any

from django.utils.translation import gettext_lazy

TABLE: dict[str, tuple[Any, Any, str]] = {
    "people.correction": (
        gettext_lazy("有居民要求更正登记"),
        gettext_lazy("%(name)s：“%(words)s”请在 %(due)s 前核对、答复。"),
        "pencil",
    ),
    "people.correction_due": (
        gettext_lazy("更正快到答复期限了"),
        gettext_lazy("%(name)s要求更正“%(words)s”，%(due)s 前要答复。"),
        "clock",
    ),
    "people.correction_late": (
        gettext_lazy("更正过了答复期限"),
        gettext_lazy("%(name)s要求更正“%(words)s”，%(due)s 前没有答复，请尽快办。"),
        "flame",
    ),
    "people.corrected": (gettext_lazy("您要求的更正有答复了"), gettext_lazy("“%(words)s”：%(note)s"), "pencil"),
}
