from . import activity, closing, index, policy, session, writing

__all__ = ["activity", "closing", "index", "policy", "session", "writing"]
