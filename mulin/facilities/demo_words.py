"""What the demo says."""

HOUSES = [
    ("centre", "春和邻里中心", "Chunhe Neighbourhood Centre", "春和路 18 号 1–3 层", "1–3F, 18 Chunhe Road", "活动、阅览、音乐和食堂都在这里，一楼无台阶。", "Activities, reading, music and a canteen; step-free ground floor."),
    ("station", "睦邻生活馆", "Good Neighbours' House", "春和苑 5 号楼底层", "Ground floor, Building 5", "家门口的共享客厅，晚上和周末也开。", "A shared living room, open in the evening and at weekends."),
    ("point", "益空间", "Yi Corner", "中心花园北侧", "North of the central garden", "歇脚、喝水、借工具。", "Sit down, have water, borrow tools."),
]  # fmt: skip
ROOMS: list[tuple[int, dict[str, object]]] = [
    (0, {"name": "多功能厅", "name_en": "Hall", "size": 180, "seats": 120, "kit": "投影、音响、舞台", "kit_en": "Projector, sound, stage", "tariff": "low", "price": 6000, "approval": True, "buffer": 30, "needs_key": True}),
    (0, {"name": "音乐厅", "name_en": "Music room", "size": 90, "seats": 50, "kit": "三角钢琴、谱架", "kit_en": "Grand piano, music stands", "approval": True, "needs_key": True}),
    (0, {"name": "活动室一", "name_en": "Room 1", "size": 45, "seats": 24, "kit": "白板、长桌", "kit_en": "Whiteboard, tables", "from_age": 16}),
    (0, {"name": "活动室二", "name_en": "Room 2", "size": 40, "seats": 20, "kit": "镜子、地板", "kit_en": "Mirrors, wooden floor", "from_age": 16}),
    (0, {"name": "会议室", "name_en": "Meeting room", "size": 30, "seats": 12, "kit": "电视、电话会议", "kit_en": "Screen, conference phone", "tariff": "paid", "price": 10000, "for_whom": "organisations"}),
    (1, {"name": "共享客厅", "name_en": "Shared living room", "size": 70, "seats": 30, "kit": "茶水、沙发", "kit_en": "Tea, sofas", "bookable": False}),
    (1, {"name": "共享厨房", "name_en": "Shared kitchen", "size": 35, "seats": 12, "kit": "灶台、烤箱", "kit_en": "Stove, oven", "buffer": 30, "tariff": "low", "price": 2000}),
    (2, {"name": "读书角", "name_en": "Reading corner", "size": 20, "seats": 8, "kit": "书架", "kit_en": "Bookshelves", "from_age": 0}),
]  # fmt: skip
PURPOSES = ["读书会", "合唱排练", "太极", "英语角", "书法", "手工", "业主小组碰头", "亲子故事"]
THINGS = [
    ("电钢琴", "Digital piano", 1, 14),
    ("工具箱", "Toolbox", 3, 3),
    ("轮椅", "Wheelchair", 2, 30),
    ("折叠桌", "Folding table", 6, 7),
]
DISHES = [
    ("红烧肉套餐", "Braised pork set", 1800), ("清蒸鱼套餐", "Steamed fish set", 2000), ("番茄炒蛋套餐", "Tomato and egg set", 1400),
    ("狮子头套餐", "Meatball set", 1700), ("素三鲜套餐", "Vegetable set", 1300), ("土豆烧鸡套餐", "Chicken and potato set", 1600),
]  # fmt: skip
REVIEWS = [
    ("house", 5, "干净，灯也亮。"),
    ("food", 4, "软烂，适合老人。"),
    ("food", 3, "再淡一点就好了。"),
    ("service", 5, "主理人很耐心。"),
]
