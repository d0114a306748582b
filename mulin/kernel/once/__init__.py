from .acting import Conflict, KeyMissing, from_header, once, once_key, purge

__all__ = ["Conflict", "KeyMissing", "from_header", "once", "once_key", "purge"]
