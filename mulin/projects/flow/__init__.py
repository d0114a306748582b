"""States and steps: STEPS is the call's table, drawn in the README."""

from .call import STEPS as STEPS
