"""Values with which each notice is shown at the desk before anybody gets it: name → Chinese, and English where it differs."""

DUE = "2026-11-20T09:30:00+08:00"
SAMPLES: dict[str, tuple[str, str]] = {
    "amount": ("860.00 元", "¥860.00"),
    "at": (DUE, ""),
    "before": (DUE, ""),
    "club": ("春和合唱团", "Chunhe choir"),
    "community": ("江南社区", "Jiangnan"),
    "course": ("午餐", "lunch"),
    "day": ("2026-12-31", ""),
    "days": ("30", ""),
    "due": (DUE, ""),
    "fund": ("社区微基金", "Community fund"),
    "group": ("春和小学三年级", "Chunhe School, year 3"),
    "holder": ("春和物业", ""),
    "house": ("春和邻里中心", "Chunhe neighbourhood centre"),
    "into": ("2026-000118", ""),
    "left": ("120.00 元", "¥120.00"),
    "level": ("街道", ""),
    "minutes": ("90", ""),
    "months": ("12", ""),
    "name": ("王芳", ""),
    "new": ("120", ""),
    "note": ("水管已换好，请您看一看。", "The pipe has been replaced, please have a look."),
    "number": ("2026-000123", ""),
    "office": ("居委会委员", "Member of the committee"),
    "old": ("A1", ""),
    "open": ("8", ""),
    "overdue": ("2", ""),
    "place": ("春和苑 3 号楼", ""),
    "points": ("20", ""),
    "post": ("网格员", ""),
    "prize": ("一等奖", "First prize"),
    "quarter": ("2026 年第三季度", "Q3 2026"),
    "returns": ("2", ""),
    "room": ("议事厅", "Council room"),
    "since": ("2026-01-01", ""),
    "size": ("25", ""),
    "sign": ("巧手布艺", "Deft hands"),
    "stall": ("B2", ""),
    "status": ("办理中", ""),
    "step": ("接单", ""),
    "thing": ("折叠轮椅", "Folding wheelchair"),
    "title": ("3 号楼楼道灯不亮", "Stairway light out in building 3"),
    "titles": ("明早停水、活动报名", "No water tomorrow, sign up"),
    "until": ("2026-12-31", ""),
    "verdict": ("满意", ""),
    "what": ("300.00 元", "¥300.00"),
    "who": ("外婆", "grandmother"),
    "words": ("明早 8 点到 10 点停水。", "No water tomorrow from 8 to 10."),
}


def sample(names: set[str]) -> dict[str, str]:
    """Values for these names, as who tells would give them: a text in two languages comes as …_zh and …_en."""
    found: dict[str, str] = {}
    for name in names:
        chinese, english = SAMPLES.get(name, ("…", ""))
        found[name] = chinese
        if english:
            found[f"{name}_en"] = english
    return found
