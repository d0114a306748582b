from . import councils, courses, meetings, minutes, raising, tasks, topics

__all__ = ["councils", "courses", "meetings", "minutes", "raising", "tasks", "topics"]
