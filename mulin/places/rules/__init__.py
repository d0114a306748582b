from .may import KEEPERS as KEEPERS
from .may import READERS as READERS
from .may import may_change_face as may_change_face
from .may import may_keep as may_keep
from .may import may_make_codes as may_make_codes
from .may import may_read as may_read
from .may import may_reorder as may_reorder
from .may import may_revoke as may_revoke
