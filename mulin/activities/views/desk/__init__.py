from . import activity, closing, hosting, index, lesson, menu, plans, policy, series, session, stalls, writing

__all__ = [
    "activity",
    "closing",
    "hosting",
    "index",
    "lesson",
    "menu",
    "plans",
    "policy",
    "series",
    "session",
    "stalls",
    "writing",
]
