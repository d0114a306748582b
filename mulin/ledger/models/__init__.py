from .books import Account, Book
from .entries import Entry, Line, Source
from .holds import Hold
from .months import Month
from .words import coded, word
from .words import said as word_of

__all__ = ["Account", "Book", "Entry", "Hold", "Line", "Month", "Source", "coded", "word", "word_of"]
