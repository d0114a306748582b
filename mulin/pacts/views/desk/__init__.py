from . import counter, deciding, index, saying, text

__all__ = ["counter", "deciding", "index", "saying", "text"]
