from . import agreement, closing, evaluating, money, plan, work

__all__ = ["agreement", "closing", "evaluating", "money", "plan", "work"]
