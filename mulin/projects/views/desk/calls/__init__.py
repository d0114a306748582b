from . import counter, index, reading, writing

__all__ = ["counter", "index", "reading", "writing"]
