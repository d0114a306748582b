from . import bank, guardians, home, honours, hours, joining, points, running, shift, shop, teams

__all__ = ["bank", "guardians", "home", "honours", "hours", "joining", "points", "running", "shift", "shop", "teams"]
