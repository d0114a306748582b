from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "mulin.projects"
    label = "projects"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards

        from . import actions, words
        from .actions import doing
        from .actions.attaching import GUARD
        from .queries.applications import may_see_file, used_files

        guards.register(GUARD, may_see_file, uses=used_files)  # type: ignore[arg-type]
        clock.every("5m", "projects.close", actions.close_due)
        clock.every("1h", "projects.unmended", actions.reject_unmended)
        clock.every("1h", "projects.begin", doing.begin_due)
        clock.every("1h", "projects.flags", doing.look_at_all)
        words.teach()
