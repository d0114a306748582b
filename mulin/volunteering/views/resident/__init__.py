from . import home, hours, joining, running, shift, teams

__all__ = ["home", "hours", "joining", "running", "shift", "teams"]
