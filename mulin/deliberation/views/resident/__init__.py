from . import doing, topics

__all__ = ["doing", "topics"]
