"""Categories that an urban community may begin with; ours, made up from everyday work. Every line can be changed at the desk.

Lines: 大类 "code | kind | icon | 名 | English"; 小类 "code | 名 | English | way | flags | words that suggest it".
Flags: p not public, a may be anonymous, v somebody else verifies. Ways say who gets it and by when.
"""

WAYS: dict[str, dict[str, str]] = {
    # Danger to life: the wall clock, day and night.
    "urgent": {
        "goes": "unit",
        "unit_kind": "property",
        "accept_within": "15m",
        "arrive_within": "30m",
        "handle_within": "4h",
        "close_within": "2d",
    },
    # Water runs, the dark stairs: within a working day.
    "repair": {"goes": "unit", "unit_kind": "property", "accept_within": "2wh", "arrive_within": "4wh", "handle_within": "1wd"},
    "property": {"goes": "unit", "unit_kind": "property", "accept_within": "2wh", "handle_within": "3wd"},
    "office": {"goes": "unit", "unit_kind": "office", "accept_within": "4wh", "handle_within": "4wd"},
    "owners": {"goes": "unit", "unit_kind": "owners", "accept_within": "1wd", "handle_within": "4wd"},
    "pool": {"goes": "pool", "accept_within": "4wh", "handle_within": "2wd"},
    "grid": {"goes": "post", "post_kind": "grid_worker", "accept_within": "2wh", "handle_within": "2wd"},
    "worker": {"goes": "post", "post_kind": "community_worker", "accept_within": "2wh", "handle_within": "3wd"},
    # Neighbours first, then joint governance, within seven days in all (C093).
    "neighbours": {
        "goes": "post",
        "post_kind": "grid_worker",
        "accept_within": "4wh",
        "handle_within": "2wd",
        "self_first": "3d",
    },
    "desk": {"goes": "desk", "accept_within": "2wh", "handle_within": "3wd"},
}

LINES = """
01 | part | lamp-wall-down | 楼栋公共设施 | Shared parts of buildings
0101 | 楼道灯不亮 | Stair light out | repair | | 楼道灯 走廊灯 声控灯 灯不亮 灯坏 没有灯 stair light lamp
0102 | 单元门、门禁损坏 | Entrance door or intercom broken | repair | | 单元门 门禁 对讲 大门关不上 门锁 intercom door
0103 | 楼道墙面、扶手破损 | Wall or handrail damaged | property | v | 墙皮 扶手 栏杆 墙面 脱落 handrail wall
0104 | 屋顶、外墙渗漏 | Roof or outer wall leaks | property | v | 屋顶 外墙 渗水 漏雨 渗漏 roof leak
0105 | 楼道窗损坏 | Stair window broken | property | | 楼道窗 窗玻璃 窗户破 window
0106 | 信报箱、快递柜损坏 | Letterbox or parcel locker broken | property | | 信箱 报箱 快递柜 locker letterbox
0107 | 无障碍坡道问题 | Ramp for wheelchairs | property | v | 坡道 轮椅 无障碍 ramp wheelchair
0108 | 晾衣、健身设施损坏 | Drying rack or exercise gear broken | property | | 晾衣架 健身器材 秋千 滑梯 gear
02 | part | droplets | 水电气 | Water, power, gas
0201 | 自来水管漏水 | Water pipe leaks | repair | | 漏水 水管 爆管 跑水 滴水 leak pipe
0202 | 停水、水压低 | No water or low pressure | repair | | 停水 没水 水压 水小 no water
0203 | 水质发黄、有异味 | Yellow or smelly water | property | v | 水黄 水发黄 水浑 水有味 water quality
0204 | 下水道堵塞、污水外溢 | Blocked drain, sewage | repair | v | 下水道 堵 污水 返水 粪 外溢 drain sewage
0205 | 停电、跳闸 | Power cut | repair | | 停电 没电 跳闸 power
0206 | 电线裸露、私拉电线 | Bare or improvised wires | urgent | av | 电线 裸露 飞线 私拉 漏电 wire
0207 | 燃气异味 | Smell of gas | urgent | | 煤气 燃气 天然气 漏气 gas
0208 | 暖气、热水不热 | Heating cold | property | | 暖气 热水 供暖 不热 heating
03 | part | arrow-up-down | 电梯 | Lifts
0301 | 电梯困人 | People stuck in a lift | urgent | | 困人 被困 困在电梯 stuck lift
0302 | 电梯停运 | Lift out of service | repair | | 电梯停 电梯坏 电梯不 停运 lift out
0303 | 电梯异响、抖动 | Lift noisy or shaking | repair | v | 电梯响 电梯抖 异响 电梯晃 shaking
0304 | 电梯按键、照明损坏 | Lift buttons or light broken | property | | 电梯按键 电梯灯 按钮 button
0305 | 电梯内卫生 | Lift dirty | property | | 电梯脏 电梯里有味 dirty lift
0306 | 电动车进电梯 | Electric bike in a lift | grid | a | 电动车进电梯 电瓶车上楼 推电瓶车 bike lift
0307 | 加装电梯 | Adding a lift | worker | | 加装电梯 装电梯 new lift
0308 | 电梯年检、公示问题 | Lift inspection notice | property | | 年检 检验标志 电梯合格证 inspection
04 | event | flame | 消防安全 | Fire safety
0401 | 楼道堆物堵塞 | Stairs blocked with things | neighbours | a | 堆物 杂物 堆放 纸箱 堵楼道 clutter
0402 | 消防通道被占 | Fire lane blocked | grid | av | 消防通道 消防车 占用通道 fire lane
0403 | 灭火器、消火栓缺损 | Extinguisher or hydrant missing | property | v | 灭火器 消火栓 消防栓 extinguisher
0404 | 电动车楼内充电 | Electric bike charging indoors | grid | a | 电动车充电 电瓶车充电 楼里充电 楼道充电 charging
0405 | 安全出口锁闭 | Emergency exit locked | urgent | av | 安全出口 逃生 出口锁 exit locked
0406 | 烟感、报警器故障 | Smoke alarm broken | property | v | 烟感 报警器 烟雾 alarm
0407 | 焚烧、燃放烟花 | Burning, fireworks | grid | a | 焚烧 烧纸 放鞭炮 烟花 fireworks
0408 | 其他火灾隐患 | Another fire risk | grid | av | 火灾 起火 着火 隐患 fire
05 | event | wind | 环境卫生 | Cleanliness
0501 | 楼道、电梯厅不干净 | Stairs not clean | property | | 楼道脏 楼道卫生 没人打扫 dirty stairs
0502 | 暴露垃圾 | Rubbish lying about | pool | a | 垃圾 乱扔 一堆垃圾 rubbish
0503 | 建筑垃圾乱堆 | Building rubble dumped | grid | av | 建筑垃圾 装修垃圾 渣土 水泥袋 rubble
0504 | 小广告、乱涂写 | Flyers and graffiti | pool | a | 小广告 牛皮癣 涂鸦 乱贴 graffiti
0505 | 公厕问题 | Public toilet | office | | 公厕 厕所 toilet
0506 | 积水、结冰 | Puddles and ice | pool | | 积水 结冰 路滑 水坑 puddle ice
0507 | 油烟、异味 | Fumes and smells | office | av | 油烟 异味 臭味 味道 fumes smell
0508 | 高空抛物 | Things thrown from height | grid | a | 高空抛物 楼上扔 扔下来 抛物 thrown
06 | event | trash-2 | 垃圾分类 | Sorting waste
0601 | 垃圾桶满溢 | Bin overflowing | repair | | 垃圾桶满 满溢 桶满 清运 overflowing
0602 | 混装、不分类 | Waste not sorted | pool | a | 不分类 混投 混装 乱投 not sorted
0603 | 投放点损坏、位置 | Drop-off point broken or misplaced | property | | 投放点 垃圾房 投放口 drop-off
0604 | 大件垃圾预约 | Bulky waste | property | | 大件 旧家具 沙发 床垫 bulky
0605 | 有害垃圾 | Hazardous waste | pool | | 有害垃圾 电池 灯管 过期药 hazardous
0606 | 旧衣、可回收物 | Clothes and recyclables | pool | | 旧衣 可回收 纸板 回收 recyclables
0607 | 投放时间调整 | Drop-off hours | worker | | 投放时间 定时 晚上扔 hours
0608 | 垃圾车扰民 | Noisy rubbish lorry | office | | 垃圾车 清运车 lorry
07 | event | car | 停车与交通 | Parking and traffic
0701 | 乱停车 | Wrong parking | pool | a | 乱停 停车 堵门 车挡 parking
0702 | 电动车、自行车乱停 | Bikes parked wrongly | pool | a | 自行车 电动车 电瓶车 共享单车 bike
0703 | 充电桩问题 | Charging point | property | | 充电桩 充电位 充不了电 charger
0704 | 占用他人车位、装地锁 | Parking lock, place taken | neighbours | | 地锁 占车位 车位 parking lock
0705 | 道路破损、坑洼 | Road broken | office | v | 路面 坑 道路 井盖松 road hole
0706 | 井盖缺失、损坏 | Manhole cover missing | urgent | av | 井盖 窨井 井口 manhole
0707 | 路灯不亮 | Street lamp out | office | | 路灯 小区路灯 street lamp
0708 | 僵尸车 | Abandoned vehicle | grid | a | 僵尸车 废弃车 长期不动 abandoned
08 | part | trees | 绿化 | Green
0801 | 树木倾倒、枯枝 | Tree leaning or dead branches | repair | v | 树倒 枯枝 断枝 树枝掉 tree
0802 | 树枝挡光、碰窗 | Branches at windows | property | | 树枝 挡光 遮光 修剪 branches
0803 | 毁绿种菜 | Vegetables on the lawn | neighbours | a | 种菜 毁绿 绿地 圈地 vegetables
0804 | 草坪枯死、裸露 | Bare lawn | property | | 草坪 草地 裸露 枯死 lawn
0805 | 病虫害 | Pests on plants | property | | 虫害 毛毛虫 病虫 白蛾 pests
0806 | 绿化用水、喷灌损坏 | Sprinkler broken | property | | 喷灌 浇水 绿化水管 sprinkler
0807 | 花坛、座椅损坏 | Flower bed or bench broken | property | | 花坛 座椅 长椅 凉亭 bench
0808 | 增绿建议 | Idea for planting | worker | | 种花 增绿 绿化建议 planting
09 | event | volume-2 | 噪声与邻里 | Noise and neighbours
0901 | 邻居噪声 | Noisy neighbour | neighbours | p | 吵 噪音 噪声 邻居 半夜 跳绳 noise
0902 | 装修噪声 | Noise of works | grid | | 装修吵 电钻 敲墙 冲击钻 drill
0903 | 广场舞、音响扰民 | Dancing and loudspeakers | neighbours | | 广场舞 音响 喇叭 唱歌 loudspeaker
0904 | 商铺、工地噪声 | Noise of shops or sites | office | a | 工地 商铺 空调外机 施工 site noise
0905 | 楼上漏水纠纷 | Leak from above, dispute | neighbours | p | 楼上漏水 赔偿 天花板 漏到 ceiling
0906 | 公共空间占用纠纷 | Quarrel over shared space | neighbours | p | 占用 公共空间 鞋柜 门口 shared space
0907 | 家庭、邻里矛盾 | Family or neighbour conflict | neighbours | p | 吵架 矛盾 纠纷 调解 打架 conflict
0908 | 租客、群租问题 | Tenants, overcrowding | grid | pa | 群租 租客 合租 隔断 tenants
10 | event | hammer | 装修与违建 | Works and unlicensed building
1001 | 违法搭建 | Unlicensed building | office | av | 违建 搭建 私搭 加盖 unlicensed
1002 | 拆改承重墙 | Bearing wall removed | urgent | pav | 承重墙 砸墙 拆墙 bearing wall
1003 | 装修时间不当 | Works at wrong hours | grid | | 装修时间 周末装修 中午施工 hours of works
1004 | 装修材料占道 | Building material in the way | grid | a | 沙子 水泥 材料堆 material
1005 | 占用露台、天井 | Terrace or shaft taken | office | a | 露台 天井 平台 terrace
1006 | 破坏外立面 | Facade damaged | property | a | 外立面 开窗 开门 空调洞 facade
1007 | 装修登记 | Registering works | property | | 装修登记 装修备案 押金 register works
1008 | 擅自改变房屋用途 | Use of a home changed | office | pa | 居改非 开店 民宿 改用途 change of use
11 | event | shield | 治安防范 | Safety
1101 | 可疑人员、推销 | Suspicious people, hawkers | grid | pa | 可疑 陌生人 推销 敲门 suspicious
1102 | 电信诈骗 | Fraud by phone | worker | pa | 诈骗 骗钱 刷单 中奖 fraud
1103 | 监控损坏 | Camera broken | property | | 监控 摄像头 camera
1104 | 围墙、周界破损 | Fence broken | property | v | 围墙 围栏 翻墙 fence
1105 | 盗窃线索 | Theft | worker | pa | 偷 被盗 小偷 失窃 theft
1106 | 精神、行为异常需关注 | Someone who needs attention | worker | pa | 精神 异常 自言自语 attention
1107 | 未成年人安全 | Safety of children | worker | pa | 孩子 未成年 校园 玩水 children
1108 | 门岗不到位 | Gate unattended | property | | 门岗 保安 不登记 gate
12 | event | heart-handshake | 为老助残 | Care
1201 | 独居老人探访 | Visit someone living alone | worker | p | 独居 老人 探访 没出门 alone
1202 | 助餐、送餐 | Meals | worker | p | 助餐 送餐 食堂 吃饭 meal
1203 | 陪诊、取药 | To the doctor, medicine | pool | p | 陪诊 看病 取药 医院 doctor
1204 | 家电、水电小修 | Small repairs at home | pool | p | 小修 换灯泡 修水龙头 家电 small repair
1205 | 居家适老改造 | Home adapted for age | worker | p | 适老 扶手安装 改造 adapt
1206 | 轮椅、辅具借用 | Borrow a wheelchair | worker | p | 借轮椅 拐杖 辅具 borrow
1207 | 困难救助咨询 | Asking for relief | worker | p | 低保 救助 困难 补助 relief
1208 | 心理关怀 | Someone to talk to | worker | p | 心理 孤独 聊聊 抑郁 talk
13 | event | dog | 宠物与动物 | Animals
1301 | 不牵绳遛狗 | Dog off the lead | pool | a | 不牵绳 遛狗 狗绳 off lead
1302 | 狗吠扰民 | Barking | neighbours | p | 狗叫 狗吠 barking
1303 | 宠物粪便 | Dog dirt | pool | a | 狗屎 粪便 dog dirt
1304 | 流浪猫狗 | Stray animals | grid | a | 流浪 野猫 野狗 stray
1305 | 养犬伤人 | Bitten by a dog | worker | p | 咬人 被狗咬 伤人 bitten
1306 | 家禽饲养 | Poultry kept | neighbours | a | 养鸡 鸡叫 鸭 poultry
1307 | 鼠蟑蚊蝇 | Rats, roaches, flies | property | | 老鼠 蟑螂 蚊子 苍蝇 rats
1308 | 蜂窝、蛇 | Wasps, snakes | urgent | | 马蜂 蜂窝 蛇 wasps snake
14 | event | building-2 | 物业服务 | Property management
1401 | 物业费、停车费疑问 | Fees | property | p | 物业费 停车费 收费 多收 fees
1402 | 服务态度 | Manner of service | worker | p | 态度 骂人 推诿 manner
1403 | 维修不及时 | Repairs too late | worker | | 报修没人 不来修 拖 没人修 too late
1404 | 保洁、保安质量 | Cleaning and guards | property | | 保洁 保安 打扫 cleaning
1405 | 维修资金使用 | Maintenance fund | owners | | 维修资金 维修基金 大修 fund
1406 | 公共收益公示 | Shared income published | owners | | 公共收益 广告费 公示 income
1407 | 业委会工作 | Owners' committee | owners | | 业委会 换届 业主大会 owners
1408 | 物业更换 | Change of manager | worker | | 换物业 解聘 选聘 change manager
15 | event | messages-square | 办事与建议 | Services and ideas
1501 | 证明、盖章 | Certificates | desk | p | 证明 盖章 开证明 certificate
1502 | 居住登记 | Registering a stay | desk | p | 居住证 登记 暂住 register
1503 | 社保、医保咨询 | Social insurance | desk | p | 社保 医保 养老金 insurance
1504 | 入学、托育咨询 | School and child care | desk | p | 入学 上学 托班 school
1505 | 活动与场地 | Events and rooms | desk | | 活动 场地 活动室 event room
1506 | 志愿服务 | Volunteering | desk | | 志愿 报名 义工 volunteer
1507 | 社区建议 | An idea for the community | desk | a | 建议 希望 能不能 idea
1508 | 表扬 | Praise | desk | a | 表扬 感谢 谢谢 praise
99 | event | ellipsis | 其他 | Other
9901 | 其他 | Something else | desk | a |
"""
