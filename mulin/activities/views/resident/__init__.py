from . import activity, calendars, claims, coming, draws, leading, listing, mine, running, signing, stalls

__all__ = ["activity", "calendars", "claims", "coming", "draws", "leading", "listing", "mine", "running", "signing", "stalls"]
