"""One trail of six points through 春和, a neighbour's suggestion and a school class that wants to come."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from mulin.organisations.queries import Standing
from mulin.people.models import Person
from mulin.places.models import Place

from . import actions
from .models import Facility, Story

# name, English name, metres east and north of the centre, spot, English spot, words, English words
POINTS = [
    (
        "老井", "The Old Well", 0, 0, "邻里中心门前的石栏里", "Inside the stone rail in front of the centre",
        "1958 年通自来水以前，半条街的人到这里挑水。井沿上十一道深沟是绳子磨出来的，最深的一道朝东，那边住的人最多。\n夏天大家把西瓜吊在井里，谁家的瓜绳子上系什么颜色的布，孩子们都认得。",
        "Before taps came in 1958, half the street fetched water here. The eleven grooves on the rim were worn by ropes; the deepest faces east, where most people lived.\nIn summer melons hung in the well, and every child knew whose cloth was tied to which rope.",
    ),
    (
        "槐树下", "Under the Pagoda Tree", 90, 40, "春和苑南门右手，树下有一圈长椅", "Right of the south gate, with a ring of benches",
        "这棵槐树比小区大六十岁。修路时图纸本来从树根上过，三十七户居民写信，路就在这里弯了一下。\n弯出来的那一块，后来放了长椅，成了大家说事情的地方。",
        "This tree is sixty years older than the estate. The new road was drawn across its roots; thirty-seven households wrote, and the road bends here.\nThe corner it left got benches, and became the place where things are talked over.",
    ),
    (
        "连心亭", "The Pavilion of Linked Hearts", 170, 10, "中心花园水池边", "By the pond of the central garden",
        "亭子是邻居们自己投票选的样子，四根柱子上刻着四个楼组的名字。\n每月十五号晚上，居委会的人在这里坐两个小时，谁有话谁来说；记下来的事，七天里要有回音。",
        "Neighbours chose its shape by vote; its four pillars bear the names of four groups of houses.\nOn the evening of each 15th the residents' committee sits here for two hours. What is said is written down and answered within seven days.",
    ),
    (
        "裁缝弄", "Tailors' Lane", 240, 110, "3 号楼和 5 号楼之间的窄弄", "The narrow lane between houses 3 and 5",
        "以前弄堂里有五家裁缝铺，门对着门，剪刀声一直响到夜里。最后一家的师傅姓陆，九十一岁了，缝纫机还放在窗口。\n把手贴在西墙的砖上，能摸到一排针眼大的小洞——晾布时钉竹竿留下的。",
        "Five tailors once worked here door to door, and scissors clicked into the night. Master Lu of the last shop is ninety-one; his machine still stands in the window.\nFeel the bricks of the west wall: the row of tiny holes held the bamboo on which cloth was dried.",
    ),
    (
        "先锋墙", "The Pioneers' Wall", 180, 190, "活动室外墙，正对篮球架", "Outer wall of the activity room, facing the hoop",
        "墙上八十四块瓷砖，每一块是一位邻居为大家做的一件事：修过的自行车、陪过的病、教会的一支曲子。\n没有名次，也没有大小，只按做的日子先后贴。最后一行一直空着几块。",
        "Eighty-four tiles, each for one thing a neighbour did for others: bicycles mended, sickbeds sat by, a tune taught.\nNo ranks and no sizes, only the order of days. The last row always has a few left empty.",
    ),
    (
        "初心长廊", "The Long Corridor", 60, 170, "沿围墙的紫藤廊，走到头就是出口", "The wisteria walk along the wall; its end is the way out",
        "长廊两边是社区七十年的照片：一九五二年的扫盲班、一九七八年的第一台公用电话、二零零三年的口罩、去年的长桌饭。\n最后一个相框是镜子。走到这里的人，都在这段故事里。",
        "Seventy years in photographs: the reading class of 1952, the first shared telephone of 1978, the masks of 2003, last year's long-table supper.\nThe last frame is a mirror. Whoever comes this far is part of the story.",
    ),
]  # fmt: skip
NORTH, EAST = 1 / 111_195, 1 / 95_100  # degrees in a metre, at 31° north


def build(
    community: Place, houses: list[Facility], people: list[Person], worker: Standing, standing: Standing, at: datetime
) -> None:
    centre = houses[0]
    if centre.lat is None or centre.lng is None:
        return
    stories: list[Story] = []
    for name, english, east, north, spot, spot_en, words, words_en in POINTS:
        made = actions.story.write(
            centre.place, facility=centre if not stories else None, name=name, name_en=english, spot=spot, spot_en=spot_en, words=words,
            words_en=words_en, lat=centre.lat + north * NORTH, lng=centre.lng + east * EAST, for_groups=name in ("连心亭", "先锋墙"),
            by=worker, at=at,
        )  # fmt: skip
        stories.append(actions.story.publish(made, by=worker, at=at))
        for number in range(3):
            actions.story.count(made, "scan" if number else "page", on=(at - timedelta(days=number)).date())
    trail = actions.trail.lay_out(
        community, name="春和六景", name_en="Six Sights of Chunhe", words="从老井出发，绕中心花园一圈，回到离起点不远的长廊。",
        words_en="From the old well around the central garden, back to the corridor near where you began.", step_free=True, for_groups=True,
        by=worker, at=at,
    )  # fmt: skip
    actions.trail.set_points(trail, stories, by=worker, at=at)
    trail = actions.trail.publish(trail, by=worker, at=at)
    actions.story_wish.wish(
        people[0], name="锅炉房的烟囱", spot="2 号楼后面", words="小时候冬天都来这里烤红薯，看炉子的孙师傅从不赶我们。", credit="一位老邻居",
        by=standing, at=at,
    )  # fmt: skip
    begins = localtime(at).replace(hour=9, minute=30, second=0, microsecond=0) + timedelta(days=9)
    actions.story_visit.ask(
        trail, group="春和小学三（2）班", begins_at=begins, size=38, contact="何老师", phone="13800000038", words="有一位坐轮椅的同学",
        by=standing, at=at,
    )  # fmt: skip
