from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "mulin.projects"
    label = "projects"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions, words
        from .actions import doing
        from .actions.alliances import remind_and_end
        from .actions.attaching import GUARD
        from .actions.doing_files import GUARD as DOING
        from .queries import doing_files
        from .queries.applications import may_see_file, used_files
        from .queries.files import may_see_public_file, used_public_files
        from .queries.held import held_about

        guards.register(DOING, doing_files.may_see_file, uses=doing_files.used_files)
        guards.register(GUARD, may_see_file, uses=used_files)  # type: ignore[arg-type]
        clock.every("5m", "projects.close", actions.close_due)
        clock.every("1h", "projects.unmended", actions.reject_unmended)
        clock.every("1h", "projects.begin", doing.begin_due)
        clock.every("1h", "projects.flags", doing.look_at_all)
        words.teach()
        guards.register("projects.open", may_see_public_file, uses=used_public_files)
        held.register("projects", held_about)
        clock.every("1d", "projects.alliances", remind_and_end)
