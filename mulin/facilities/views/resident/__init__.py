from . import booking, eating, houses, mine, reviewing

__all__ = ["booking", "eating", "houses", "mine", "reviewing"]
