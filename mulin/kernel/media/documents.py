"""Documents are kept as they are and only ever handed out as downloads; what counts is what is inside, not the name's ending."""

import zipfile
from typing import IO

from django.utils.translation import gettext as _

from .images import BadUpload

OFFICE = "application/vnd.openxmlformats-officedocument."
INSIDE = {
    "word/document.xml": (".docx", OFFICE + "wordprocessingml.document"),
    "xl/workbook.xml": (".xlsx", OFFICE + "spreadsheetml.sheet"),
    "ppt/presentation.xml": (".pptx", OFFICE + "presentationml.presentation"),
}


def recognise(file: IO[bytes]) -> tuple[str, str]:
    """Suffix and content type.

    Raises:
        BadUpload: neither PDF nor a macro-free Office document.
    """
    head = file.read(8)
    file.seek(0)
    if head.startswith(b"%PDF-"):
        return ".pdf", "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(file) as packed:
                names = set(packed.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            names = set()
        file.seek(0)
        if not any(name.endswith("vbaProject.bin") for name in names):
            for name, kind in INSIDE.items():
                if name in names:
                    return kind
    raise BadUpload(_("这个文件打不开或不支持。请传 PDF，或不带宏的 Word、Excel、PPT 文件（docx、xlsx、pptx）。"))
