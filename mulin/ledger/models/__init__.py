from .books import Account, Book
from .entries import Entry, Line, Source
from .holds import Hold
from .months import Month

__all__ = ["Account", "Book", "Entry", "Hold", "Line", "Month", "Source"]
