from . import proposing, reading, standing

__all__ = ["proposing", "reading", "standing"]
