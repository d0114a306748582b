from .helping import help_page
from .home import home
from .open import open_figures, open_matters
from .scan import scan, type_in

__all__ = ["help_page", "home", "open_figures", "open_matters", "scan", "type_in"]
