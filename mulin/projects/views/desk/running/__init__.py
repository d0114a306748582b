from . import acts, project

__all__ = ["acts", "project"]
