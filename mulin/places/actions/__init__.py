from .adding import add as add

__all__ = ["add"]
