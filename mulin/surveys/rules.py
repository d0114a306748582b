"""`may_…(me, thing) -> Yes | No`, and arithmetic without a database."""
