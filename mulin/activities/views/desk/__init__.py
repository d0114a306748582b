from . import activity, closing, index, policy, series, session, stalls, writing

__all__ = ["activity", "closing", "index", "policy", "series", "session", "stalls", "writing"]
