from .helping import help_page
from .home import home

__all__ = ["help_page", "home"]
