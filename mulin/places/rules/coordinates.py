"""Chinese maps show GCJ-02, a shifted WGS 84. The constants are those in common public use; none are official."""

from math import cos, pi, sin, sqrt

AXIS, FLATNESS = 6378245.0, 0.00669342162296594323  # Krasovsky 1940: metres, squared eccentricity


def to_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """WGS 84 → GCJ-02. Outside China both are the same."""
    if not (0.8293 < lat < 55.8271 and 72.004 < lng < 137.8347):
        return lat, lng
    x, y = lng - 105.0, lat - 35.0
    waves = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    bend = 1 - FLATNESS * sin(lat / 180.0 * pi) ** 2
    metres_north = AXIS * (1 - FLATNESS) / (bend * sqrt(bend)) * pi / 180.0
    metres_east = AXIS / sqrt(bend) * cos(lat / 180.0 * pi) * pi / 180.0
    return lat + north / metres_north, lng + east / metres_east


def to_wgs84(lat: float, lng: float) -> tuple[float, float]:
    """GCJ-02 → WGS 84, to 1e-9° in a few steps."""
    guess_lat, guess_lng = lat, lng
    for _step in range(10):
        shown_lat, shown_lng = to_gcj02(guess_lat, guess_lng)
        guess_lat, guess_lng = guess_lat + lat - shown_lat, guess_lng + lng - shown_lng
        if abs(lat - shown_lat) + abs(lng - shown_lng) < 1e-9:
            break
    return guess_lat, guess_lng
