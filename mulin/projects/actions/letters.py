from datetime import datetime

from mulin.projects.models import Application, Letter
from mulin.projects.queries.letters import letter_texts


def write_letter(application: Application, kind: str, *, at: datetime) -> Letter:
    """Once; what was sent stays as it was."""
    found = Letter.objects.filter(application=application, kind=kind).first()
    if found is not None:
        return found
    text, english = letter_texts(application, kind)
    return Letter.objects.create(application=application, kind=kind, text=text, text_en=english, sent_at=at)
