"""How far on foot. No network of paths is loaded: the distance is as the crow flies, made longer by a stated factor."""

from math import asin, ceil, cos, radians, sin, sqrt

EARTH = 6_371_000  # metres
DETOUR = 1.3  # streets are about so much longer than the straight line
PACE = 75  # metres a minute, 4.5 km/h
CIRCLE = 15  # minutes: the 15 分钟生活圈

Point = tuple[float, float]  # latitude, longitude in WGS 84


def metres(here: Point, there: Point) -> float:
    """As the crow flies (haversine)."""
    lat1, lng1, lat2, lng2 = map(radians, (*here, *there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def minutes(here: Point, there: Point) -> int:
    return ceil(metres(here, there) * DETOUR / PACE)


def within_reach(here: Point, there: Point) -> bool:
    return minutes(here, there) <= CIRCLE
