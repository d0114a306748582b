"""Figures as they are read."""


def yuan(fen: int) -> str:
    """ "1,234.50", without 角分 where there are none."""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen / 100:,.2f}"


def points(milli: int) -> str:
    """Thousandths of a percent as points of a hundred: "86.667"."""
    whole, rest = divmod(milli, 1000)
    return f"{whole}.{rest:03}".rstrip("0").rstrip(".")
