from . import booking, delivering, eating, houses, mine, reviewing, story_wish, walks

__all__ = ["booking", "delivering", "eating", "houses", "mine", "reviewing", "story_wish", "walks"]
