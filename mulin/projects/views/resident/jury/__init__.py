from . import pitch, review, tasks

__all__ = ["pitch", "review", "tasks"]
