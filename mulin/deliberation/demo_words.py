"""What was talked about with others outside: days ago, with whom, asked, offered, agreed, places."""

PARKING = (
    (64, "对面写字楼物业", "晚上和周末车位空着，请给居民用", "先开放地下二层试三个月", "晚 7 点到早 8 点开放", 80),
    (45, "春和小学", "寒暑假和放学后操场边能不能停", "只能晚上，要有人看门", "晚 6 点后开放，物业派人看门", 40),
    (30, "街道和交警", "春和路单侧划夜间车位", "白天不行，夜间可以", "晚 8 点到早 7 点单侧停车", 50),
)
COUNCILS = (
    ("committee", "environment", "物业与环境委员会", "Committee for environment and property", "members"),
    ("council", "general", "社区共治理事会", "Council of community partners", "present"),
)
