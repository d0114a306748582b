from collections import defaultdict
from pathlib import Path

from babel.messages.pofile import read_po
from django.core.management import call_command


def test_every_word_that_is_shown_has_its_english():
    call_command("words", check=True)


def test_one_word_has_one_english_in_all_modules():
    """Django merges the catalogues: with two, it would be chance which one a page shows. Two meanings take a context."""
    said: dict[object, set[str]] = defaultdict(set)
    for catalogue in Path("mulin").rglob("locale/en/LC_MESSAGES/django.po"):
        with catalogue.open("rb") as file:
            for message in read_po(file):
                if message.id and isinstance(message.string, str):
                    said[message.context, message.id].add(message.string)
    assert {word: sorted(english) for word, english in said.items() if len(english) > 1} == {}
