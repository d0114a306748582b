from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "mulin.journeys"

    def ready(self) -> None:
        from mulin.activities.queries import venues
        from mulin.deliberation.queries import sources
        from mulin.funds.queries import payees
        from mulin.matters.queries import onwards
        from mulin.projects.queries import purse

        from . import projects_chain, projects_doings, projects_money, ties, topics
        from .rooms import Rooms

        venues.register(Rooms())
        onwards.register(topics.ways)
        sources.register(topics.origin)
        purse.register(projects_money.Funds())
        payees.register(projects_money.Projects())
        purse.register_doings(projects_doings.look)
        projects_chain.register()
        ties.register()
