from . import reading, saying

__all__ = ["reading", "saying"]
