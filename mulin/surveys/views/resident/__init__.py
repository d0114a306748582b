from . import answering, public

__all__ = ["answering", "public"]
