from .seal import blind

__all__ = ["blind"]
