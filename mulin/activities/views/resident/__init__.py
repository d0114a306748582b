from . import activity, calendars, coming, draws, listing, mine, running, signing

__all__ = ["activity", "calendars", "coming", "draws", "listing", "mine", "running", "signing"]
