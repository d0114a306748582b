"""What neighbours of the demo community want to do."""

IDEAS = (
    ("书香楼道", "Books in the stairway", "self", "书架和书", 480, "楼道里放一面书墙，老人孩子都来借。"),
    ("屋顶小菜园", "A garden on the roof", "new", "木箱和土", 1200, "把楼顶的空地种上菜，大家一起照看。"),
    ("夕阳合唱团进楼", "Choir from door to door", "club", "乐谱和音响", 900, "合唱团每月到一栋楼唱一回。"),
    ("修小家电的星期六", "Mending Saturdays", "new", "工具和零件", 700, "会修的教不会修的，少扔一台是一台。"),
    ("楼道灯光画", "Light and paint in the hall", "self", "颜料和灯带", 1500, "孩子们画墙，电工师傅装灯。"),
    ("一老一小食堂课", "Old and young in the kitchen", "club", "食材", 800, "外婆教包粽子，孩子教用手机。"),
    ("零废弃周", "A week without waste", "new", "分类箱", 600, "一周里每栋楼少一袋垃圾。"),
    ("邻里急救队", "First aid among neighbours", "self", "急救包", 1000, "每个单元有一个人会心肺复苏。"),
)
WHERE = ("1 号楼", "3 号楼", "5 号楼", "7 号楼", "南门", "中心花园", "社区礼堂")
CATEGORIES = (("club", "群文团队", "Clubs"), ("new", "创新", "New ideas"), ("self", "自治", "Self-governance"))
THEMES = (
    ("党群文化", "Culture"),
    ("社区服务", "Services"),
    ("传统艺术", "Traditional arts"),
    ("生态环保", "Environment"),
    ("公益服务", "Public good"),
)
CRITERIA = (("居民需要", "Needed", 3), ("做得成", "Feasible", 2), ("能持续", "Lasting", 1))
REPORTS = (
    "开了两次会，材料买齐了，下个月动手。",
    "做好了一半，来了三十多位邻居，下个月收尾。",
    "每周都有人用，楼里多了两位志愿者。",
)
DAYS = (
    (2019, 3, 1, "第一次开讲，来了八个人。"),
    (2021, 10, 1, "搬进社区礼堂，每周一回。"),
    (2024, 5, 4, "第一百期，教的和学的坐满了。"),
)
