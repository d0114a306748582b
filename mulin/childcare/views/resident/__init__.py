from . import applying, caring, fetching, finding, guardians

__all__ = ["applying", "caring", "fetching", "finding", "guardians"]
