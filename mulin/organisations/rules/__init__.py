from .keeping import may_close as may_close
from .keeping import may_keep as may_keep
from .keeping import may_look as may_look
from .posts import PLACES_OF as PLACES_OF
from .posts import STAFF as STAFF
from .posts import may_appoint as may_appoint
from .posts import may_end as may_end
from .posts import may_hold as may_hold
