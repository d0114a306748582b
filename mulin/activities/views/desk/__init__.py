from . import activity, closing, hosting, index, policy, series, session, stalls, writing

__all__ = ["activity", "closing", "hosting", "index", "policy", "series", "session", "stalls", "writing"]
