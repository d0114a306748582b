from .codes import check_code as check_code
from .codes import unit_of as unit_of
from .who import may_close as may_close
from .who import may_correct as may_correct
from .who import may_look as may_look
from .who import may_read as may_read
