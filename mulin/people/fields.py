from mulin.places.fields import PathField


class BytewiseField(PathField):
    """Compared byte by byte on every database, so "begins with" is one index range."""


def beginning(text: str) -> tuple[str, str]:
    """The range of texts that begin with `text`, end excluded."""
    return text, text + "\U0010ffff"
