from .accounts import BANK, account, budget_of, expense_of, goods_of
from .figures import Figures, figures
from .files import may_see_file, used_files
from .opened import named_gifts, rows, year_of_bars
from .visible import council_of, funds_visible_to, sits

__all__ = [
    "BANK", "Figures", "account", "budget_of", "council_of", "expense_of", "figures", "funds_visible_to", "goods_of",
    "may_see_file", "named_gifts", "rows", "sits", "used_files", "year_of_bars",
]  # fmt: skip
