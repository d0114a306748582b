from . import activity, closing, index, policy, series, session, writing

__all__ = ["activity", "closing", "index", "policy", "series", "session", "writing"]
