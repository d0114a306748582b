"""Amounts in words and in decimals, exactly: nothing here is a float."""

from django.utils.translation import gettext as _


def decimal(amount: int, unit: str) -> str:
    """As accounting programs read it: 1234 分 is "12.34", everything else a whole number."""
    if unit != "cny":
        return str(amount)
    sign, amount = "-" if amount < 0 else "", abs(amount)
    return f"{sign}{amount // 100}.{amount % 100:02d}"


def say(amount: int, unit: str) -> str:
    """For people: "¥1,234.50", "20 积分", "2 小时 30 分钟", "3 件"."""
    sign, size = "−" if amount < 0 else "", abs(amount)
    if unit == "cny":
        return f"{sign}¥{size // 100:,}.{size % 100:02d}"
    if unit == "point":
        return sign + _("%(number)s 积分") % {"number": f"{size:,}"}
    if unit == "min":
        return sign + _hours(size)
    return sign + _("%(number)s 件") % {"number": f"{size:,}"}


def signed(amount: int, unit: str) -> str:
    """With a plus when it adds."""
    return ("+" if amount > 0 else "") + say(amount, unit)


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s 分钟") % {"minutes": rest}
    if not rest:
        return _("%(hours)s 小时") % {"hours": f"{hours:,}"}
    return _("%(hours)s 小时 %(minutes)s 分钟") % {"hours": f"{hours:,}", "minutes": rest}
