"""Short names of agencies and what they stand for; how a name says where its agency is."""

SHORT_NAMES = {  # short → full; only words that are nobody's statutory name
    "卫健委": "卫生健康委员会",
    "卫健局": "卫生健康局",
    "卫健中心": "卫生健康中心",
    "卫计委": "卫生健康委员会",
    "卫计局": "卫生健康局",
    "发改委": "发展和改革委员会",
    "发改局": "发展和改革局",
    "人社局": "人力资源和社会保障局",
    "人社厅": "人力资源和社会保障厅",
    "住建局": "住房和城乡建设局",
    "住建委": "住房和城乡建设委员会",
    "住建厅": "住房和城乡建设厅",
    "文旅局": "文化和旅游局",
    "文旅厅": "文化和旅游厅",
    "文广旅局": "文化广电和旅游局",
    "文广旅体局": "文化广电旅游体育局",
    "市监局": "市场监督管理局",
    "市场监管局": "市场监督管理局",
    "医保局": "医疗保障局",
    "城管局": "城市管理局",
    "城管委": "城市管理委员会",
    "工信局": "工业和信息化局",
    "工信厅": "工业和信息化厅",
    "经信局": "经济和信息化局",
    "经信委": "经济和信息化委员会",
    "国资委": "国有资产监督管理委员会",
    "资规局": "自然资源和规划局",
    "自规局": "自然资源和规划局",
    "教体局": "教育体育局",
    "应急局": "应急管理局",
    "环保局": "生态环境局",
    "退役军人局": "退役军人事务局",
    "人防办": "人民防空办公室",
    "科委": "科学技术委员会",
    "政府办": "人民政府办公室",
    "区政府": "区人民政府",
    "县政府": "县人民政府",
    "市政府": "市人民政府",
    "镇政府": "镇人民政府",
    "乡政府": "乡人民政府",
    "街道办": "街道办事处",
}
_NO_PLACES = ("市场", "城市", "城乡", "城镇", "社区", "乡村", "村镇", "园区", "景区", "区域", "县域")
_NO_CITIES = ("城市管理", "城市建设", "城市更新", "城市综合", "城市规划", "城市运行", "城市执法")
_PLACE_SIGNS = "省市区县旗州盟镇乡"
_NATIONAL = ("国家", "中国", "中华", "国务院", "全国", "新疆生产建设兵团")
_ELSEWHERE = ("街道", "湾", "岛", "港", "新城")  # zones that are places without such a sign


def has_place(name: str) -> bool:
    """Whether a name says where its agency is: 硚口区卫生健康局 does, 卫健中心 and 市民政局 do not."""
    if name.startswith(_NATIONAL) or any(word in name for word in _ELSEWHERE):
        return True
    if name.startswith("城市", 1) and not name.startswith(_NO_CITIES, 1):
        return True  # 盐城市, 运城市, 应城市
    for word in _NO_PLACES:
        name = name.replace(word, "")
    return any(sign in name[1:] for sign in _PLACE_SIGNS)
