"""Shape and constraints, no verbs."""
