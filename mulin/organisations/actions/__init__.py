from .keeping import change as change
from .keeping import close as close
from .keeping import found as found
from .keeping import serve as serve
from .posts import appoint as appoint
from .posts import end_post as end_post
from .staff import refresh_staff as refresh_staff
