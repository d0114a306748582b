from django.http import HttpRequest

from mulin.organisations.queries import Standing, who_asks

A_PAGE = 20


def as_oneself(request: HttpRequest) -> Standing:
    """Only as the person one is: what a resident does for oneself asks for no posts, and this asks nothing of the database."""
    kept: Standing | None = getattr(request, "standing", None)
    account = request.user
    return kept or (Standing(account.pk, account.person) if account.is_authenticated else who_asks(request))
