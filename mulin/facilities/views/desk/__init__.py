from . import booking, canteen, houses, index, lending, reviews, rooms, settling

__all__ = ["booking", "canteen", "houses", "index", "lending", "reviews", "rooms", "settling"]
