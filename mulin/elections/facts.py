"""What happened here, past tense, as frozen dataclasses of plain JSON values with a KIND."""
