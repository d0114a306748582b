"""Sessions in the database, as Django keeps them; loaded by a query that is not built anew for every page."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from mulin.kernel.prepared import Prepared

LIVE = Prepared(lambda key, at: Session.objects.filter(session_key=key, expire_date__gt=at))


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        found = LIVE.first(self.session_key, timezone.now())
        if found is None:
            self._session_key = None
        return found
