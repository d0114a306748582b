"""Names put together from common surnames and common characters; nobody is meant."""

import random

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = "芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国玉兰梅红玲宁欣怡子轩浩宇晨曦嘉雨萱思琪俊博文天一诺若云海峰志远春燕晓东雪松柏林佳慧婷颖美凤珍淑贞永安福生"
COMPOUND = ["欧阳", "司马", "上官", "诸葛", "尉迟"]
MINORITY = ["阿依古丽·买买提", "迪丽娜尔·艾合买提", "巴特尔·那顺", "次仁·卓玛", "古丽巴哈尔·吐尔逊"]
COUNTRIES = ["USA", "GBR", "FRA", "DEU", "ITA", "ESP", "PRT", "NLD", "BEL", "LUX", "CHE", "AUT", "SWE", "NOR", "DNK", "FIN", "ISL", "IRL", "POL", "CZE", "SVK", "HUN", "ROU", "BGR", "GRC", "HRV", "SRB", "SVN", "EST", "LVA", "LTU", "UKR", "BLR", "RUS", "KAZ", "UZB", "KGZ", "TJK", "MNG", "JPN", "KOR", "PRK", "VNM", "LAO", "KHM", "THA", "MYS", "SGP", "IDN", "PHL", "BRN", "MMR", "IND", "PAK", "BGD", "LKA", "NPL", "IRN", "TUR", "ISR", "SAU", "ARE", "EGY", "MAR", "TUN", "KEN", "NGA", "GHA", "ZAF", "ETH", "CAN", "MEX", "BRA", "ARG", "CHL", "AUS", "NZL"]
FIRST = ["Anna", "Maria", "Emma", "Sofia", "Laura", "Nina", "Sara", "Elena", "Amina", "Mei", "Yuki", "Linh", "Ben", "Paul", "Tom", "Ivan", "Marco", "David", "Omar", "Kenji", "Minh", "Arjun", "Jonas", "Peter"]
LAST = ["Wilson", "Martin", "Rossi", "Novak", "Silva", "Costa", "Jansen", "Berg", "Kowalski", "Ivanov", "Popov", "Tanaka", "Sato", "Kim", "Park", "Nguyen", "Tran", "Singh", "Khan", "Haddad", "Okoro", "Mensah", "Garcia", "Lopez"]


def full_name(surname: str, dice: random.Random) -> str:
    luck = dice.random()
    if luck < 0.004:
        return dice.choice(MINORITY)
    family = dice.choice(COMPOUND) if luck < 0.01 else surname or dice.choice(SURNAMES)
    return family + "".join(dice.choice(GIVEN) for _ in range(1 if luck > 0.75 else 2))


def foreign_name(country: str, dice: random.Random) -> str:
    return f"{dice.choice(FIRST)} {dice.choice(LAST)}" if country != "PRK" else f"Kim {dice.choice(FIRST)}"
