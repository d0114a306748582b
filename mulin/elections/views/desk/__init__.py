from . import after, index, preparing, proposing, steps, voting

__all__ = ["after", "index", "preparing", "proposing", "steps", "voting"]
