from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "mulin.deliberation"
    label = "deliberation"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions
        from .actions import opinions, picturing, talk_setting, upkeep
        from .queries import held_about, may_see_file, talk_files, talk_held, used_files

        guards.register("deliberation", may_see_file, uses=used_files)
        guards.register("deliberation.talk", talk_files.may_see_file, uses=talk_files.used_files)
        held.register("deliberation", held_about)
        held.register("deliberation.talk", talk_held.talk_held_about)
        clock.every("2m", "deliberation.opinions", picturing.picture_due)
        clock.every("1h", "deliberation.opinions_close", opinions.close_due)
        clock.every("1h", "deliberation.questions", talk_setting.tell_late)
        clock.every("1h", "deliberation.upkeep", upkeep.watch_upkeep)
        clock.every("5m", "deliberation.topics", actions.watch_topics)
        clock.every("1h", "deliberation.tasks", actions.watch_tasks)
        clock.every("1h", "deliberation.terms", actions.watch_terms)
