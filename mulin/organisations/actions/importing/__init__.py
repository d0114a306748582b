from .bodies import Organisations
from .posts import Posts

KINDS = (Organisations, Posts)
