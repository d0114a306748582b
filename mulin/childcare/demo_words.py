"""Two classes, names, and what is written beside them."""

from datetime import time
from typing import Any

CLASSES: list[tuple[dict[str, Any], int, int, int]] = [  # values, wish for a place at the start, later and waiting, not yet checked
    (
        {
            "kind": "nursery", "name": "春芽托班", "name_en": "Sprouts nursery", "address": "春和路 3 号一楼", "address_en": "3 Chunhe Road, ground floor",
            "words": "两岁上下的孩子，白天有人带，吃睡玩都在一起。", "words_en": "For children around two: meals, naps and play, all day.",
            "unit": "months", "from_age": 18, "to_age": 36, "tariff": "low", "inclusive": True, "price": 120000, "per": "month",
            "fee_words": "含早点和午餐；请假不退餐费。", "fee_words_en": "Breakfast and lunch included; meals are not refunded.",
            "weekdays": [1, 2, 3, 4, 5], "begins": time(8), "ends": time(17, 30), "places": 4, "carers": 2, "per_carer": 5,
            "needs": ["birth", "vaccine"],
        }, 4, 3, 1,
    ),
    (
        {
            "kind": "afternoon", "name": "四点半课堂", "name_en": "After-school class", "address": "春和路 3 号二楼", "address_en": "3 Chunhe Road, first floor",
            "words": "放学后做作业、看书、下棋，家长下班来接。", "words_en": "Homework, books and chess until parents come home.",
            "unit": "grade", "from_age": 1, "to_age": 4, "tariff": "free", "weekdays": [1, 2, 3, 4, 5, 6, 7], "begins": time(16, 0),
            "ends": time(18, 30), "places": 10, "carers": 1, "per_carer": 15,
        }, 4, 0, 1,
    ),
]  # fmt: skip
CHILDREN = [
    "朵朵", "小宇", "安安", "乐乐", "果果", "天天", "一诺", "子涵", "米粒", "阳阳", "可可", "豆豆", "思远", "雨桐", "小满", "嘉禾", "知夏", "沐沐", "团团",
    "圆圆", "星辰", "小雅", "浩然", "奕辰",
]  # fmt: skip
FETCHERS = [("张桂英", "外婆"), ("李国华", "爷爷"), ("周秀兰", "奶奶"), ("王建平", "外公")]
HEALTH = ["", "", "花生过敏", "牛奶不耐受，喝豆浆", "湿疹，出汗后要擦干"]
NOTES = ["今天午饭吃了两碗，睡得很好。", "今天学会了自己穿鞋。", "下午有点流鼻涕，回家请量一下体温。"]
