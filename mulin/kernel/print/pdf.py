"""PDFs by typst. Data reaches a template as JSON, never as source text, so nothing in a name can become markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs

from . import fonts


class FontMissing(RuntimeError):
    """A face that the template names is not there; without this the PDF would come out with boxes for characters."""


def make(template: str, data: Mapping[str, Any]) -> bytes:
    """A PDF from `templates/<module>/<name>.typ`, which begins with `#let data = json(bytes(sys.inputs.data))`.

    Raises:
        FontMissing: the PDF would have boxes for characters.
    """
    made: bytes = _compiled(template, data, format="pdf")
    return made


def pages(template: str, data: Mapping[str, Any], *, ppi: int = 96) -> list[bytes]:
    """The same pages as PNG pictures, to look at before printing."""
    made = _compiled(template, data, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _compiled(template: str, data: Mapping[str, Any], **options: Any) -> Any:
    source = _found(template)
    made, warnings = typst.compile_with_warnings(
        str(source),
        root=str(source.parent),
        font_paths=fonts.loaded(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **options,
    )
    absent = [warning.message for warning in warnings if "unknown font" in warning.message]
    if absent:
        raise FontMissing("; ".join(absent))
    return made


def _found(template: str) -> Path:
    for folder in get_app_template_dirs("templates"):
        path = Path(folder) / template
        if path.is_file():
            return path
    raise TemplateDoesNotExist(template)
