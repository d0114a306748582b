from django.apps import AppConfig


class FacilitiesConfig(AppConfig):
    name = "mulin.facilities"
    label = "facilities"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions
        from .queries import contract_files, held_about, may_see_file, story_files, used_files

        guards.register("facilities", may_see_file, uses=used_files)
        guards.register("facilities.contracts", contract_files.may_see_file, uses=contract_files.used_files)
        guards.register("facilities.walks", story_files.may_see_file, uses=story_files.used_files)
        clock.every("1h", "facilities.contracts", actions.contract_signing.keep_contracts)
        clock.every("1d", "facilities.duties", actions.duty_watch.tell_missed)
        clock.every("1d", "facilities.forget_phones", actions.story_visit.forget_phones)
        held.register("facilities", held_about)
        clock.every("1h", "facilities.remind", actions.remind_due)
