from . import index, pitch, ranking, scores, screening, steps, voting

__all__ = ["index", "pitch", "ranking", "scores", "screening", "steps", "voting"]
