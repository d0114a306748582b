from . import applying, caring, fetching, finding

__all__ = ["applying", "caring", "fetching", "finding"]
