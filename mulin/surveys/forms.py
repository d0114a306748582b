"""What a page asks for."""
