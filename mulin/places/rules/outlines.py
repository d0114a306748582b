"""Outlines as RFC 7946 draws them: Polygon or MultiPolygon, [longitude, latitude], WGS 84."""

import json
from typing import Any

import shapely
from django.utils.translation import gettext as _
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape


class BadOutline(ValueError):
    """str(self) says what is wrong with it."""


def outline(given: Any) -> dict[str, Any]:
    """A Polygon or MultiPolygon from a GeoJSON geometry, Feature or one-Feature collection, as object or as text.

    Raises:
        BadOutline
    """
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError as error:
            raise BadOutline(_("这不是 GeoJSON。请从地图软件导出 GeoJSON，整段粘贴进来。")) from error
    if isinstance(given, dict) and given.get("type") == "FeatureCollection" and len(given.get("features") or []) == 1:
        given = given["features"][0]
    if isinstance(given, dict) and given.get("type") == "Feature":
        given = given.get("geometry")
    if not isinstance(given, dict) or given.get("type") not in ("Polygon", "MultiPolygon"):
        raise BadOutline(_("边界要是面（Polygon 或 MultiPolygon），不能是点或线。"))
    try:
        drawn = shape(given)
        west, south, east, north = drawn.bounds
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise BadOutline(_("边界的坐标读不出来，每个角要写成 [经度, 纬度]，首尾相接。")) from error
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BadOutline(_("坐标超出了地球的范围。GeoJSON 里先写经度、后写纬度，可能写反了。"))
    if drawn.area == 0:
        raise BadOutline(_("边界至少要有三个不在一条线上的角。"))
    return {"type": given["type"], "coordinates": given["coordinates"]}


def joined(outlines: list[dict[str, Any]]) -> dict[str, Any]:
    """Several outlines of one place as one."""
    if len(outlines) == 1:
        return outlines[0]
    whole = shapely.union_all([shapely.make_valid(shape(one)) for one in outlines])
    parts = [part for part in getattr(whole, "geoms", [whole]) if part.geom_type in ("Polygon", "MultiPolygon")]
    made = mapping(shapely.union_all(parts))
    return json.loads(json.dumps({"type": made["type"], "coordinates": made["coordinates"]}))
