"""Texts that people wrote in Chinese and, where somebody took the trouble, in English."""

from django.utils.translation import get_language


def in_language(chinese: str, english: str) -> str:
    """As who reads understands it best: English where there is one and English is read."""
    return english if english and get_language() == "en" else chinese
