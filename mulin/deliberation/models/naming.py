from django.utils.translation import gettext


def said(who: str) -> str:
    """A kept post in the reader's language; names of units stay as they are."""
    return gettext(who) if who else ""
