from django.apps import AppConfig


class ChildcareConfig(AppConfig):
    name = "mulin.childcare"
    label = "childcare"

    def ready(self) -> None:
        from mulin.kernel.jobs import clock
        from mulin.kernel.media import guards
        from mulin.people.queries import held

        from . import actions
        from .queries import held_about, may_see_file, used_files

        guards.register("childcare", may_see_file, uses=used_files)
        held.register("childcare", held_about)
        clock.every("1m", "childcare.lapse", actions.lapse_due)
        clock.every("5m", "childcare.fill", actions.fill_due)
        clock.every("1m", "childcare.late", actions.alert_late)
        clock.every("1h", "childcare.lots", actions.tell_lots_due)
        clock.every("1h", "childcare.end_terms", actions.end_terms)
        clock.every("6h", "childcare.clear", actions.clear_due)
