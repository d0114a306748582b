from mulin.projects.models import Line, PlanChange

OVER = "over"


def may_go_over(line: Line) -> bool:
    """An approved change of plan lets this line go a tenth over what was agreed."""
    rows = PlanChange.objects.filter(project=line.project_id, state=PlanChange.State.APPROVED)
    return any(one.what.get("kind") == OVER and one.what["after"].get("line") == line.number for one in rows)
