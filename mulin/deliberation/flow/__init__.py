"""States and steps in one table."""

from .topics import STEPS as STEPS
