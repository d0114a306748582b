from . import applications, counter, groups, index, month, today

__all__ = ["applications", "counter", "groups", "index", "month", "today"]
