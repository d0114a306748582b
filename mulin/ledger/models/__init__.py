from .books import Account, Book
from .entries import Entry, Line, Source
from .holds import Hold
from .months import Month
from .words import coded, codes_of, source, source_of, word
from .words import said as word_of

__all__ = [
    "Account", "Book", "Entry", "Hold", "Line", "Month", "Source", "coded", "codes_of", "source", "source_of", "word", "word_of",
]  # fmt: skip
