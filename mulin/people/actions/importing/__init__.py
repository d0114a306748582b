from .houses import Houses as Houses
from .owners import Owners as Owners
from .people import People as People

KINDS = (Houses, People, Owners)
