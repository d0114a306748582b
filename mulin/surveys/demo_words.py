"""Questions of the demo's safety survey, and what is done about what was said."""

from .actions import Ask

QUESTIONS = (
    Ask("scale5", "晚上一个人在小区里走，您觉得安全吗？", "Do you feel safe walking in the estate at night?", in_index=True),
    Ask("scale5", "家里东西丢不丢，您放心吗？", "Do you feel your home is safe from theft?", in_index=True),
    Ask(
        "multiple", "哪些地方最要改？", "What needs to be better most?",
        [("楼道灯", "Stairway lights"), ("门禁", "Doors"), ("电动车充电", "Charging of e-bikes"), ("高空抛物", "Things thrown from above"), ("车速", "Speed of cars")],
    ),
    Ask("single", "您认识自己的网格员吗？", "Do you know your grid worker?", [("认识，打过交道", "Yes, we have met"), ("知道名字", "By name"), ("不认识", "No")]),
    Ask("words", "还想说什么？", "Anything else?"),
)  # fmt: skip
WORDS = ("三号楼的灯晚上总是暗的。", "门禁坏了两个月。", "快递小哥骑得太快。", "比去年好多了，谢谢网格员。")
FINDINGS = (
    (
        "一半以上的人说楼道灯要改，年纪大的说得最多。",
        "More than half ask for better stairway lights, the elderly most of all.",
        "十二月底前把四个楼道的灯换成感应灯，钱从公共收益里出。",
        "By the end of December four stairways get lamps with sensors, paid from common income.",
    ),
    (
        "三成的人不认识自己的网格员。",
        "Three in ten do not know their grid worker.",
        "每栋楼门口挂上网格员的照片和电话，每月第一个周六在楼下见面。",
        "Each entrance shows the grid worker's photo and phone; they meet downstairs on the first Saturday of the month.",
    ),
)
