from . import asking, index, paper, questions

__all__ = ["asking", "index", "paper", "questions"]
