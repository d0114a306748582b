from . import after, index, preparing, proposing, showing, steps, voting

__all__ = ["after", "index", "preparing", "proposing", "showing", "steps", "voting"]
