from typing import Any

from mulin.organisations.models import Post


def held_about(person_id: int) -> dict[str, Any]:
    """Somebody's posts, as a copy to take along (PIPL art. 45)."""
    posts = Post.objects.filter(person=person_id).select_related("place", "organisation").order_by("id")
    return {
        "posts": [
            {
                "post": str(one.get_kind_display()), "where": str(one.organisation or one.place), "since": one.since.isoformat(),
                "until": one.until and one.until.isoformat(),
            }
            for one in posts
        ]
    }  # fmt: skip
