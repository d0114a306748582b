from .accounts import BANK, Budget, account, aided, budget_of, budgets, expense_of, goods_of
from .awards import awards
from .desk import banks, entries_of, files_of, gifts, left_for, name_of
from .disclosed import disclosures, drawn, quarter_of, quarters, versions
from .earmarks import Used, earmarks_to_decide, opened_earmarks, used_of, whole_ones
from .figures import Figures, Reading, figures
from .files import may_see_file, used_files
from .opened import GIFT, HAND_OUT, SPENDING, Row, donors, goods_rows, named_gifts, rows, worded, worded_with, year_of_bars
from .visible import council_of, funds_visible_to, sits, sitting
from .waiting import deciders_of, keepers_of, kept_by, promised, to_decide, to_pay, to_sign
from .went import Part, went

__all__ = [
    "BANK", "GIFT", "HAND_OUT", "SPENDING", "Budget", "Figures", "Part", "Reading", "Row", "Used", "account", "aided", "awards", "banks",
    "budget_of", "budgets", "council_of", "deciders_of", "disclosures", "donors", "drawn", "earmarks_to_decide", "entries_of", "expense_of", "figures",
    "files_of", "funds_visible_to", "gifts", "goods_of", "goods_rows", "keepers_of", "kept_by",
    "left_for", "may_see_file", "name_of", "named_gifts", "opened_earmarks", "promised", "quarter_of",
    "quarters", "rows", "sits", "sitting", "to_decide", "to_pay", "to_sign", "used_files", "used_of", "versions", "went", "whole_ones", "worded", "worded_with",
    "year_of_bars",
]  # fmt: skip
