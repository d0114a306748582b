"""The sheet for the wall: A4, large enough to be read in a stairway."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from mulin.kernel.print import pdf, qr
from mulin.pacts.models import Version
from mulin.pacts.rules import RULES
from mulin.places.queries import face_of

from .living import voices


def wall(version: Version) -> bytes:
    """A PDF. Its words are Chinese, with the clauses' English below them where it was written."""
    return pdf.make("pacts/wall.typ", sheet(version))


def sheet(version: Version) -> dict[str, Any]:
    pact = version.pact
    face = face_of(pact.community)
    strokes, side = qr.drawn(settings.ORIGIN + reverse("pacts:pact", args=[pact.pk]))
    meeting = getattr(version, "meeting", None)
    adopted = f"{version.adopted_on} 通过"
    if meeting is not None:
        adopted += f"：{RULES[meeting.rule].name}，应到 {meeting.entitled}，实到 {meeting.present}，同意 {meeting.yes}"
    elif version.ballot_id is not None:
        adopted += "：居民表决，结果见二维码"
    lines = [adopted]
    if version.filed_on is not None:
        lines.append(f"{version.filed_on} 报{version.filed_with}备案，{version.filed_number}")
    if version.in_force_from is not None:
        lines.append(f"{version.in_force_from} 起生效")
    lines.append(f"已签 {version.signatures.count()} / {voices(pact)} {'户' if pact.voice == 'household' else '人'}")
    return {
        "title": pact.title, "title_en": pact.title_en, "place": str(pact.place), "community": face.name if face else str(pact.community),
        "words": version.words, "words_en": version.words_en, "lines": lines, "number": version.number, "fingerprint": version.fingerprint[:16],
        "clauses": [{"number": one.number, "words": one.words, "words_en": one.words_en} for one in version.clauses.order_by("number")],
        "d": strokes, "side": side,
    }  # fmt: skip
