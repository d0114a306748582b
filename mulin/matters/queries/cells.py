"""Squares of at least 250 m, so that what is within 250 m lies in the same cell or one of its eight neighbours."""

from math import cos, floor, hypot, radians

SOUTH_NORTH, WEST_EAST = 0.00225, 0.004  # degrees: 250 m; 250 m up to 55° north, 440 m at 18°
METRES_PER_DEGREE = 111_195


def cell(lat: float | None, lng: float | None) -> str:
    """ "13876:30387"; empty without a position, and for whole degrees, which are some system's placeholder."""
    if lat is None or lng is None or (lat == floor(lat) and lng == floor(lng)):
        return ""
    return f"{floor(lat / SOUTH_NORTH)}:{floor(lng / WEST_EAST)}"


def around(lat: float, lng: float) -> list[str]:
    row, column = floor(lat / SOUTH_NORTH), floor(lng / WEST_EAST)
    return [f"{row + north}:{column + east}" for north in (-1, 0, 1) for east in (-1, 0, 1)]


def metres(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Flat within a community: off by less than 1 in 10,000 over a kilometre."""
    return METRES_PER_DEGREE * hypot(other_lat - lat, (other_lng - lng) * cos(radians(lat)))
