from . import activity, calendars, coming, draws, listing, mine, running, signing, stalls

__all__ = ["activity", "calendars", "coming", "draws", "listing", "mine", "running", "signing", "stalls"]
