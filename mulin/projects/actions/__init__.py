"""One verb, one transaction: ask, advance the flow, save, record the fact, return."""
