from . import bank, certificates, duties, guardians, honours, index, inviting, orders, people, points, records, shop, teams

__all__ = [
    "bank",
    "certificates",
    "duties",
    "guardians",
    "honours",
    "index",
    "inviting",
    "orders",
    "people",
    "points",
    "records",
    "shop",
    "teams",
]
