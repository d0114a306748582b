"""What was done or chosen here before that looks like this: shown to the writer, so that nobody asks twice for the same."""

from mulin.projects.models import Application, Project
from mulin.projects.rules.likeness import alike

LOOK_BACK = 500  # the newest projects of the community


def projects(application: Application, title: str = "") -> list[Project]:
    """Public ones, the most alike first."""
    rows = Project.objects.filter(community=application.call.community_id).order_by("-id").values_list("pk", "title")[:LOOK_BACK]
    found = alike(title or application.title, list(rows))
    by_id = Project.objects.select_related("place").in_bulk(found)
    return [by_id[key] for key in found]


def applications(application: Application) -> list[Application]:
    """Others in the same call, for the operator alone: what is not chosen is nobody else's business."""
    rows = Application.objects.filter(call=application.call_id, stage__in=Application.SENT).exclude(pk=application.pk)
    found = alike(application.title, list(rows.values_list("pk", "title")))
    by_id = Application.objects.in_bulk(found)
    return [by_id[key] for key in found]
