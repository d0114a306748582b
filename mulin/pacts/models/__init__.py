from .pact import Clause, Pact, Review, Version
from .said import Comment, Meeting, Signature

__all__ = ["Clause", "Comment", "Meeting", "Pact", "Review", "Signature", "Version"]
