from .publishing import Publication as Publication
from .publishing import forget_person as forget_person
from .publishing import publish as publish
from .publishing import publish_many as publish_many
from .sequencing import keep_up as keep_up
from .sequencing import number as number
from .signing import Tampered as Tampered
from .signing import sign as sign
