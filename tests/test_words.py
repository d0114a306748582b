from django.core.management import call_command


def test_every_word_that_is_shown_has_its_english():
    call_command("words", check=True)
