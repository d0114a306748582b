"""Texts of the demo's pacts: clause and its English."""

HOUSE = (
    "同住一个门洞，说好几件小事，大家都舒服。",
    "One stairway, a few small things agreed upon, and everybody is at ease.",
    (
        ("晚上十点以后不装修、不放大音量。", "No building work and no loud music after ten in the evening."),
        ("楼道、门厅不放杂物，电动车和电池不进楼。", "Nothing is stored in stairway or hall; no e-bikes or batteries indoors."),
        ("垃圾分好类再下楼，不放在家门口过夜。", "Sort the rubbish and take it down; nothing stands at the door overnight."),
        ("遛狗牵绳，随手收拾。", "Dogs on a leash, and clean up after them."),
        ("谁家有老人独住，出门时互相看一眼。", "Where old people live alone, neighbours look in when they pass."),
    ),
)
BETTER = (
    "晚上九点半以后不装修、不放大音量，中午十二点到两点也一样。",
    "No building work and no loud music after 9:30 in the evening, nor between twelve and two.",
)
ESTATE = (
    "小区是大家的院子。",
    "The estate is everybody's yard.",
    (
        ("车停在划好的位子里，不堵消防通道。", "Cars stand in marked places and never block the fire lane."),
        (
            "公共绿地一起种、一起浇，不圈地种菜。",
            "The green is planted and watered together; nobody fences off a vegetable patch.",
        ),
        ("跳广场舞到晚上八点半，音箱不超过 60 分贝。", "Dancing in the yard ends at 8:30; loudspeakers stay below 60 decibels."),
        ("高空不抛物，花盆往里放。", "Nothing is thrown from above; flowerpots stand on the inside."),
    ),
)
COMMUNITY = (
    "为了把日子过好，春和的居民商定以下几条。",
    "So that life is good here, the residents have agreed as follows.",
    (
        ("邻里互助，见面问好，有事好商量。", "We help each other, greet each other and talk things over."),
        ("公共事务大家议、大家定、大家办。", "What concerns all is discussed, decided and done by all."),
        ("爱护公共设施，坏了及时上报。", "We take care of what is shared and report what is broken."),
        ("尊老爱幼，关心独居老人和孩子。", "We respect the old, care for the young, and look after those who are alone."),
    ),
)
SAID = (
    (0, "孩子九点就睡了，十点太晚，改成九点半吧。", True, "十一户里有七户有学生，改成九点半，再加上午休。"),
    (1, "门口放个鞋柜不碍事吧？", False, "楼道只有一米二宽，消防查过两回，鞋柜也请放进门里。"),
    (4, "可以建个群，有事喊一声。", True, "楼组群已有，新搬来的请楼长拉进来。"),
)
ASKED = ("广场舞能不能冬天早点结束？", "充电的车位被油车占了怎么办，写一条吧。", "音箱 60 分贝谁来量？")
