from . import bank, guardians, home, hours, joining, running, shift, teams

__all__ = ["bank", "guardians", "home", "hours", "joining", "running", "shift", "teams"]
