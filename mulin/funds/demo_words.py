"""What the demo community gives and needs."""

from typing import NamedTuple


class Plan(NamedTuple):
    code: str
    name: str
    english: str
    charter: str
    charter_en: str
    purposes: list[tuple[str, str, str, int]]  # code, name, English, yuan a year
    each_most: int  # yuan
    person_most: int | None


class Given(NamedTuple):
    fund: str
    yuan: int
    donor: str  # person, a name of an organisation, or event
    sponsors: str = ""
    good: str = ""
    quantity: int = 0
    stored_at: str = ""
    valued_by: str = ""
    named: bool = False


class Wish(NamedTuple):
    fund: str
    purpose: str
    yuan: int
    paid: int  # 0: as much as asked
    title: str
    english: str
    words: str
    payee: str  # empty: for persons
    ends: str = "paid"  # paid, refused, withdrawn, unpaid, reserved, half, asked


FUNDS = [
    Plan(
        "nuanlin", "暖邻基金", "Warm Neighbours Fund",
        "用于邻里互助：微心愿、助学、临时困难帮扶。\n由委员会三人决定，每笔两位批准。每季度公示，凭证公开，受助人不公开。",
        "For neighbours helping neighbours: small wishes, schooling, hardship.\nA council of three decides, two approve each spending. "
        "Disclosed every quarter, with evidence; who is helped stays private.",
        [("wishes", "微心愿", "Small wishes", 30000), ("study", "助学", "Schooling", 20000), ("relief", "临时困难帮扶", "Hardship", 30000)],
        5000, 6000,
    ),
    Plan(
        "weigengxin", "邻里微更新基金", "Small Repairs Fund",
        "用于小区公共部位的小改造：适老座椅、楼道、绿地，以及居民提的微公益项目。",
        "For small works in shared places: seats, stairways, greens, and projects that residents propose.",
        [("seats", "适老座椅", "Seats for the elderly", 40000), ("stairs", "楼道微更新", "Stairways", 40000), ("venture", "微公益创投", "Residents' projects", 30000)],
        20000, None,
    ),
]  # fmt: skip
GIFTS = [
    Given("nuanlin", 20000, "临江绿道建设有限公司", named=True),
    Given("nuanlin", 500, "person"),
    Given("nuanlin", 3600, "event", "邻里食堂义卖"),
    Given("weigengxin", 30000, "江城春和物业服务有限公司", "适老座椅", named=True),
    Given("nuanlin", 200, "person", named=True),
    Given("nuanlin", 1800, "person", good="轮椅", quantity=3, stored_at="服务站二楼储物间 A 柜", valued_by="同款网店价格"),
    Given("nuanlin", 1000, "person"),
    Given("weigengxin", 12000, "春和路商户自律会", "楼道微更新", named=True),
    Given("nuanlin", 6000, "春和社区卫生服务中心", good="血糖试纸", quantity=300, stored_at="服务站药品柜", valued_by="采购发票", named=True),
    Given("nuanlin", 10000, "临江绿道建设有限公司"),
    Given("weigengxin", 9600, "临江绿道建设有限公司", good="适老座椅", quantity=24, stored_at="3 号楼地下车库东侧", valued_by="采购发票", named=True),
    Given("nuanlin", 300, "person"),
    Given("nuanlin", 2400, "event", "儿童跳蚤市场"),
    Given("weigengxin", 5000, "person", "春和苑小花园"),
    Given("nuanlin", 800, "person", named=True),
    Given("nuanlin", 4000, "春和路商户自律会", good="防暑包", quantity=200, stored_at="服务站一楼", valued_by="采购发票", named=True),
    Given("weigengxin", 8000, "江城春和物业服务有限公司"),
    Given("nuanlin", 5000, "春和小学", "助学", named=True),
    Given("nuanlin", 666, "person"),
    Given("nuanlin", 1500, "event", "中秋游园会"),
]  # fmt: skip
WISHES = [
    Wish("nuanlin", "wishes", 2300, 2268, "微心愿 9 件", "Nine small wishes", "助听器电池、防滑垫、台灯等，名单见附件。", ""),
    Wish("weigengxin", "seats", 8200, 0, "适老座椅 12 把", "12 seats for the elderly", "3、5 号楼门厅，老人等电梯没处坐。", "江城适老家具有限公司"),
    Wish("nuanlin", "relief", 3000, 0, "一户邻居的临时困难帮扶", "Help for a household in hardship", "住院，两个月没有收入。", ""),
    Wish("weigengxin", "stairs", 4300, 4150, "2 号楼楼道粉刷和扶手", "Paint and handrails, building 2", "居民自己刷，只买材料。", "春和五金建材店"),
    Wish("nuanlin", "study", 1500, 0, "三名学生的学习用品", "School things for three pupils", "开学前发到手里。", ""),
    Wish("weigengxin", "venture", 6000, 0, "“志愿维修角”工具", "Tools for the repair corner", "修伞、磨刀、修小家电，每周六上午。", "春和五金建材店"),
    Wish("nuanlin", "wishes", 900, 0, "旅行团建", "An outing", "社工团建。", "江城旅行社", "refused"),
    Wish("nuanlin", "wishes", 2500, 0, "周六义诊物资", "Supplies for the Saturday clinic", "血压计两台、试纸。", "江城医疗器械商店"),
    Wish("weigengxin", "stairs", 1800, 0, "5 号楼楼道照明", "Lights for the stairway, building 5", "后来由物业更换，不用了。", "春和五金建材店", "withdrawn"),
    Wish("weigengxin", "venture", 1200, 0, "楼道书架", "Bookshelves on the landing", "付款登记错了一笔，已冲正重登。", "江城书架店", "unpaid"),
    Wish("nuanlin", "relief", 2000, 0, "一位邻居的护理床租金", "Rent of a nursing bed for a neighbour", "三个月。", "", "reserved"),
    Wish("weigengxin", "seats", 5600, 0, "适老座椅 8 把", "8 more seats", "1 号楼和小花园。", "江城适老家具有限公司", "half"),
    Wish("nuanlin", "wishes", 1600, 0, "微心愿 6 件", "Six small wishes", "本月新收的心愿。", "", "asked"),
]  # fmt: skip
HANDED = [("轮椅", 1, "一位术后行动不便的邻居"), ("血糖试纸", 120, "周六义诊到场的居民"), ("适老座椅", 12, "春和苑小花园和 1 号楼门厅"),
          ("防暑包", 150, "环卫、快递、外卖小哥和保安"), ("血糖试纸", 60, "4 户高龄独居老人")]  # fmt: skip
