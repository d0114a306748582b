from mulin.deliberation.models import Size, Template
from mulin.deliberation.rules import DEFAULTS, Course


def course_of(community_id: int, size: str) -> Course:
    row = Template.objects.filter(community=community_id, size=size).first()
    return DEFAULTS[size] if row is None else _read(row)


def courses_of(community_id: int) -> list[tuple[Size, Course]]:
    rows = {row.size: row for row in Template.objects.filter(community=community_id)}
    return [(size, _read(rows[size]) if size in rows else DEFAULTS[size]) for size in Size]


def _read(row: Template) -> Course:
    return Course(row.seconds, row.seconding, row.screening, tuple((stage, limit) for stage, limit in row.stages))
