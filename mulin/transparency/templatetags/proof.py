"""`{% load proof %}`: the button that services put beside a public record."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.inclusion_tag("transparency/button.html")
def proof_button(kind: str, pk: int, look: str = "edge") -> Mapping[str, object]:
    """Asks the database nothing: its page says what there is. `look`: soft, edge or plain."""
    return {"kind": kind, "pk": pk, "look": look}
