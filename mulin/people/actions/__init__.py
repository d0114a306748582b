from .signing_in import Tried as Tried
from .signing_in import send_code as send_code
from .signing_in import try_code as try_code
from .joining import join_at_counter as join_at_counter
from .joining import join_by_phone as join_by_phone
from .joining import join_by_room as join_by_room
