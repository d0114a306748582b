"""What waits for somebody at the desk beside matters: a section a subject, the same number of queries whatever there is."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mulin.organisations.queries import Standing

from . import ballots, childcare, elections, pacts, projects, register, surveys, talk, tasks, topics
from .row import MOST, Section
from .row import Row as Row


def sections(me: Standing, at: datetime) -> list[Section]:
    """Those in which something waits."""
    today = localdate(at)
    found = [
        Section("clipboard-list", _("任务"), tasks.rows(me, today)),
        Section("vote", _("表决"), ballots.rows(me)),
        Section("users", _("选举"), elections.rows(me, at)),
        Section("messages-square", _("议题"), topics.rows(me, at)),
        Section("message-circle", _("提问和申诉"), talk.rows(me)),
        Section("handshake", _("公约"), pacts.rows(me, today)),
        Section("clipboard-pen", _("问卷"), surveys.rows(me, today)),
    ]
    return _shown(found)


def further(me: Standing, at: datetime) -> list[Section]:
    """What the workbench asks for once it stands: no page asks the database more often than a dozen times."""
    found = [
        Section("folder-kanban", _("项目"), projects.rows(me, at)),
        Section("baby", _("托育"), childcare.rows(me)),
        Section("pencil", _("登记更正"), register.rows(me, at)),
    ]
    return _shown(found)


def _shown(found: list[Section]) -> list[Section]:
    return [Section(one.icon, one.words, one.rows[:MOST]) for one in found if one.rows]
