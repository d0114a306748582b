from . import checking, desk, judging, pages, sending, writing

__all__ = ["checking", "desk", "judging", "pages", "sending", "writing"]
