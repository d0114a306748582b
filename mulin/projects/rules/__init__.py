"""`may_…(me, thing) -> Yes | No`, and arithmetic without a database."""

from .who import HELPERS as HELPERS
from .who import KEEPERS as KEEPERS
from .who import commissions as commissions
from .who import may_help as may_help
from .who import may_open_desk as may_open_desk
from .who import may_run as may_run
from .who import runs as runs
