"""How many children one carer may look after, as a class is offered it to begin with.

From 托育机构设置标准（试行）, 国卫人口发〔2019〕58号, by memory: to be checked against the text and the city's own rules. So these are
only what a new form says; what counts is the number kept with each class, and the database compares it with its places.
"""

from mulin.childcare.models import Group

Unit = Group.Unit
RATIOS: list[tuple[str, int, int, int]] = [  # unit, from, to, children a carer
    (Unit.MONTHS, 0, 12, 3),  # 乳儿班
    (Unit.MONTHS, 13, 24, 5),  # 托小班
    (Unit.MONTHS, 25, 36, 7),  # 托大班
    (Unit.GRADE, 1, 9, 15),  # no national number: the community's own
]


def carers_needed(group: Group, children: int) -> int:
    """On the spot for so many children."""
    return -(-children // group.per_carer)
