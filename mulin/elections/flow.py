"""States and steps in one table."""
