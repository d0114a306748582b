"""Load what this person may see, ask, act once, show."""
