from . import desk, founding, members, pages, planning, showing

__all__ = ["desk", "founding", "members", "pages", "planning", "showing"]
