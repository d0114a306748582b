from . import councils, courses, meetings, raising, tasks, topics

__all__ = ["councils", "courses", "meetings", "raising", "tasks", "topics"]
