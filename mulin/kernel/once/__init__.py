from .acting import Conflict, KeyMissing, from_header, once, once_key, purge
from .pressing import act_once

__all__ = ["Conflict", "KeyMissing", "act_once", "from_header", "once", "once_key", "purge"]
