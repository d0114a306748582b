"""What may be read: `visible_to(me)` first."""

from mulin.deliberation.rules import KEEPERS as KEEPERS
from mulin.deliberation.rules import keeps as keeps

from .councils import at_desk as councils_at_desk
from .files import may_see_file as may_see_file
from .files import used_files as used_files
from .held import held_about as held_about
from .meetings import at_desk as meetings_at_desk
from .meetings import visible_to as meetings_visible_to
from .similar import similar as similar
from .sources import Origin as Origin
from .sources import origin as origin
from .sources import register as register_source
from .story import Told as Told
from .story import story as story
from .tasks import opens as task_opens
from .tasks import visible_to as tasks_visible_to
from .tasks import waiting_for as tasks_waiting_for
from .visible import at_desk as at_desk
from .visible import counts as counts
from .visible import near as near
from .visible import public as public
from .visible import public_all as public_all
from .visible import topics as topics
from .visible import visible_to as visible_to
from .who import homes as homes
from .who import lives_in as lives_in

__all__ = [
    "KEEPERS",
    "Origin",
    "Told",
    "at_desk",
    "councils_at_desk",
    "counts",
    "held_about",
    "homes",
    "keeps",
    "lives_in",
    "may_see_file",
    "meetings_at_desk",
    "meetings_visible_to",
    "near",
    "origin",
    "public",
    "public_all",
    "register_source",
    "similar",
    "story",
    "task_opens",
    "tasks_visible_to",
    "tasks_waiting_for",
    "topics",
    "used_files",
    "visible_to",
]
