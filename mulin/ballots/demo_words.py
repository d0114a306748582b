from dataclasses import dataclass

from .actions import OptionPlan


@dataclass(frozen=True)
class Words:
    title: str
    title_en: str
    words: str
    words_en: str


CHARGING = Words(
    "用小区北侧空地建 16 个充电车位，您同意吗？",
    "Shall 16 charging bays be built on the open ground in the north?",
    "空地现在归全体业主共有，改作充电车位属于改变共有部分的用途。由运营单位出资，每年交场地费 3 万元，归业主共有资金。",
    "The ground belongs to all owners; making charging bays of it changes its use. The operator pays for it, and 30,000 yuan a year for the ground"
    " into the owners' common fund.",
)
PAINT = Words(
    "楼道刷成什么颜色？", "Which colour for the stairway?", "每户一票，请把喜欢的排个次序。油漆由居委会出，工钱已经有了。",
    "One vote a household; rank the colours you like. The committee pays for the paint, the work is paid already.",
)  # fmt: skip
COLOURS = (
    OptionPlan("米白", "Cream", "显亮，耐看", "Bright, wears well"), OptionPlan("浅绿", "Pale green", "和花园相称", "Goes with the garden"),
    OptionPlan("暖灰", "Warm grey", "不显脏", "Does not show dirt"),
)  # fmt: skip
LIGHTS = Words(
    "20 万元居民自治金，先做哪几件？", "200,000 yuan for the neighbours: what first?", "每人可以选几项。钱按均等份额法分：大家手里的份额一样多，只花在自己选的项目上。",
    "Choose as many as you like. By equal shares: everybody holds as much, and it is spent only on what one chose.",
)  # fmt: skip
PROJECTS = (
    OptionPlan("单车棚", "Bicycle shed", "六十个车位，带充电", "Sixty places, with charging", cost=7_200_000),
    OptionPlan("儿童沙池", "Sandpit", "换沙，加遮阳", "New sand and shade", cost=5_800_000),
    OptionPlan("楼道扶手", "Handrails", "六个单元，两侧", "Six stairways, both sides", cost=4_600_000),
    OptionPlan("共享花园", "Shared garden", "楼后空地，居民认养", "Behind the houses, kept by neighbours", cost=3_900_000),
    OptionPlan("晾衣架", "Drying racks", "南侧草坪边", "By the southern lawn", cost=1_500_000),
    OptionPlan("老人理发角", "Barber's corner", "每月两次", "Twice a month", cost=900_000),
)
GARDEN = Words(
    "楼前的旧信箱拆掉，改成快递柜，好不好？", "Shall parcel lockers take the place of the old letterboxes?", "信箱多年没人用。快递柜由运营单位装，不收费。",
    "The letterboxes have long been unused. The operator puts up the lockers, free of charge.",
)  # fmt: skip
GATE = Words(
    "用公共收益 6.8 万元修东门的无障碍坡道，您同意吗？", "Shall 68,000 yuan of common income pay for a ramp at the east gate?", "坡度和扶手按无障碍标准做，工期两周。",
    "Slope and rails by the standard for accessibility; two weeks of work.",
)  # fmt: skip
