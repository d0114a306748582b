from . import bank, home, hours, joining, running, shift, teams

__all__ = ["bank", "home", "hours", "joining", "running", "shift", "teams"]
