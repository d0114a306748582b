"""How many children one carer may look after.

From 托育机构设置标准（试行）, 国卫人口发〔2019〕58号, by memory: to be checked against the text and the city's own rules. So nothing is
refused by them: a class above them is marked at the desk. What counts is the number kept with each class, and the database compares
it with its places.
"""

from mulin.childcare.models import Group

RATIOS = [  # from and to how many months, children a carer; for children at school there is no national number
    (0, 12, 3),  # 乳儿班
    (13, 24, 5),  # 托小班
    (25, 36, 7),  # 托大班
]


def standard(group: Group) -> int | None:
    """What the standard says for the youngest children of the class."""
    if group.unit != Group.Unit.MONTHS:
        return None
    return next((most for first, last, most in RATIOS if first <= group.from_age <= last), None)


def carers_needed(group: Group, children: int) -> int:
    """On the spot for so many children."""
    return -(-children // group.per_carer)
