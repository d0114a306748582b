"""The spreadsheets around an import: the empty one to fill in, and the one that says which rows were refused and why."""

from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from .importing import Outcome, Plan
from .kinds import Kind
from .writing import write_xlsx

REQUIRED = PatternFill("solid", fgColor="F8E3DF")


def write_template(target: IO[bytes], kind: Kind) -> None:
    """First page: headers with a note each, required ones tinted. Second: the same notes and an example to read."""
    book = Workbook()
    page: Any = book.active
    page.title = str(kind.title)[:31]
    page.freeze_panes = "A2"
    notes = book.create_sheet(_("填写说明"))
    notes.append([_("列名"), _("必填"), _("怎么填"), _("例子")])
    for number, column in enumerate(kind.columns, 1):
        cell = page.cell(row=1, column=number, value=str(column.title))
        cell.font = Font(bold=True)
        if column.required:
            cell.fill = REQUIRED
        if column.note:
            cell.comment = Comment(str(column.note), "Mulin", width=320, height=120)
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = max(12, len(str(column.title)) * 2.5)
        for row in range(2, 502):
            page.cell(row=row, column=number).number_format = "@"  # as text, or long numbers lose their digits
        notes.append([str(column.title), _("是") if column.required else "", str(column.note), str(column.example)])
    for letter, width in zip("ABCD", (22, 8, 60, 30), strict=True):
        notes.column_dimensions[letter].width = width
    for cells in notes.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
    book.save(target)


def write_refused(target: IO[bytes], plan: Plan, outcome: Outcome) -> None:
    """The refused rows as they came, with their number and every reason in front."""
    titles = {column.key: plan.columns.get(column.key, str(column.title)) for column in plan.kind.columns}
    reasons: dict[int, list[str]] = {}
    for problem in outcome.problems:
        column = titles.get(problem.column)
        reasons.setdefault(problem.number, []).append(f"{column}：{problem.sentence}" if column else problem.sentence)

    def rows() -> Iterator[list[Any]]:
        for number, cells in plan.sheet.rows():
            if number in reasons:
                yield [number, "\n".join(reasons[number]), *cells]

    write_xlsx(target, [_("行号"), _("错在哪里"), *plan.sheet.headers], rows())
