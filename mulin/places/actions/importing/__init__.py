from .codes import Codes as Codes
from .polygons import Polygons as Polygons
from .polygons import import_polygons as import_polygons

KINDS = (Codes, Polygons)
