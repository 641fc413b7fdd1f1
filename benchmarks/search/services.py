"""A second seeded corpus, of other words and other shapes: mostly fees, policies and procedures."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from itertools import product

from benchmarks.search.corpora import titles_in, word_pairs
from site_builder.assembly.search.entry import Entry

_PLACES = word_pairs("""
安仁镇 Anren town
白鹤乡 Baihe township
板桥街道 Banqiao subdistrict
长乐镇 Changle town
大石镇 Dashi town
丰台经开区 Fengtai development zone
甘泉镇 Ganquan town
和平街道 Heping subdistrict
黄花乡 Huanghua township
江口镇 Jiangkou town
孔雀湾镇 Kongquewan town
两河口镇 Lianghekou town
马鞍镇 Ma'an town
牛头乡 Niutou township
沙坪镇 Shaping town
铜锣湾高新区 Tongluowan high-tech zone
乌石镇 Wushi town
小河街道 Xiaohe subdistrict
杨柳镇 Yangliu town
中和镇 Zhonghe town
""")
_THINGS = word_pairs("""
城镇生活垃圾处理 household waste disposal
污水处理 sewage treatment
占用挖掘城市道路 road occupation and excavation
水土保持 soil and water conservation
森林植被恢复 forest restoration
不动产登记 real estate registration
特种设备检验 special equipment inspection
无线电频率占用 radio frequency use
5G基站建设 5G base stations
LNG加气站 LNG filling stations
VOCs治理 VOC abatement
ISO9001认证 ISO 9001 certification
GMP车间 GMP workshops
AI算力中心 AI computing centres
3D打印服务 3D printing services
EPC总承包 EPC contracting
UHPC构件 UHPC components
SiC衬底 SiC substrates
PET瓶片回收 PET flake recycling
OLED显示屏 OLED displays
食品生产许可 food production licences
药品经营 pharmacy operation
危险化学品储存 hazardous chemical storage
道路货物运输 road haulage
建设工程消防验收 fire acceptance of buildings
人防易地建设 air-raid shelter relocation
施工图审查 review of working drawings
取水许可 water abstraction permits
排污权交易 trading of discharge rights
环境影响评价 environmental assessment
节能审查 energy conservation review
外商投资备案 foreign investment filing
跨境电子商务 cross-border e-commerce
高新技术企业认定 high-tech enterprise recognition
专精特新培育 fostering of specialised small firms
科技成果转化 transfer of research results
首台套装备 first-set equipment
人才公寓 talent housing
稳岗返还 job retention refunds
贷款贴息 loan interest subsidies
柑橘深加工 citrus processing
生猪屠宰 hog slaughtering
淡水鱼养殖 freshwater fish farming
花卉苗木 flowers and nursery stock
蚕桑丝绸 sericulture and silk
楠竹加工 moso bamboo processing
矿泉水开发 mineral water bottling
烟花爆竹销售 firework sales
二手车交易 used car trade
养老服务 elderly care
""")
_SCOPES = word_pairs("""
（居民） (households)
（非居民） (other users)
（企业） (enterprises)
（小微企业） (small and micro firms)
（特种行业） (special trades)
（个体工商户） (sole traders)
（2026年版） (2026 edition)
（园区内） (inside parks)
（试行） (trial)
（园区外） (outside parks)
""")
_FORMS = {
    "fee": word_pairs("""
收费 charge
补偿费 compensation fee
技术服务费 technical service fee
"""),
    "policy": word_pairs("""
奖励办法 reward rules
若干措施 measures
实施细则 implementing rules
"""),
    "procedure": word_pairs("""
办理流程 handling procedure
审批指南 approval guide
"""),
    "project": word_pairs("""
招商项目 investment project
"""),
}
_TEXTS = {
    "fee": (
        "按{n}元/吨计收，由{place}代收，用于{thing}，逾期每日加收万分之五，依据见文件。",
        "Charged at CNY {n} a tonne in {place} for {thing}; what is late costs more each day.",
    ),
    "policy": (
        "对{thing}当年新增投入超过{n}万元的，按百分之{k}补助，{place}与县财政各担一半，分两年兑付。",
        "For new outlays of over CNY {n} thousand on {thing}, {place} and the county pay {k} %.",
    ),
    "procedure": (
        "申请人到{place}政务大厅{k}号窗口交材料，承诺{n}个工作日办结，{thing}结果可邮寄。",
        "Hand the papers for {thing} in at window {k} in {place}; it takes {n} working days.",
    ),
    "project": (
        "选址{place}，规划{thing}生产与配套，已通水通电，可独资可合作，税后回收期{k}年。",
        "A site in {place} for {thing} with water and power; sole ownership is possible.",
    ),
}
_AGENCIES = word_pairs("""
县城市管理局 Urban Management Bureau
县生态环境局 Ecology and Environment Bureau
县自然资源和规划局 Natural Resources and Planning Bureau
县市场监督管理局 Market Regulation Bureau
县住房和城乡建设局 Housing and Construction Bureau
县农业农村局 Agriculture and Rural Affairs Bureau
县行政审批局 Administrative Approval Bureau
""")
_ISSUERS = ("湘发改价费", "财综", "国发", "环水体", "建城函", "县政办发", "税总函", "市监注")
_KINDS = ("fee", "policy", "procedure", "fee", "project")
_LETTERS = {"fee": "SF", "policy": "ZC", "procedure": "BS", "project": "ZS"}


def services(size: int, locale: str, seed: int = 11) -> list[Entry]:
    """Return a corpus in one language, of up to ten thousand entries and an entry per agency."""
    chance = random.Random(seed)
    drawn = [one for kind in _FORMS for one in product((kind,), _PLACES, _THINGS, _SCOPES)]
    wanted = {kind: size * _KINDS.count(kind) // len(_KINDS) for kind in _FORMS}
    entries = list(_agencies(locale))
    for kind, count in wanted.items():
        those = [one for one in drawn if one[0] == kind]
        for number, one in enumerate(chance.sample(those, min(count, len(those)))):
            entries.append(_entry(locale, kind, number, one[1:], chance))
    return entries


def _agencies(locale: str) -> Iterator[Entry]:
    for number, agency in enumerate(_AGENCIES):
        title, others = titles_in(locale, *agency)
        yield Entry(
            "county", f"agency/{number}", "contact/", f"a{number}", title, locale, others
        )  # fmt: skip


def _entry(
    locale: str, kind: str, number: int, words: tuple[tuple[str, str], ...], chance: random.Random
) -> Entry:
    place, thing, scope = words
    form, agency = chance.choice(_FORMS[kind]), chance.choice(_AGENCIES)
    side = 0 if locale == "zh" else 1
    title, others = titles_in(
        locale,
        f"{place[0]}{thing[0]}{form[0]}{scope[0]}",
        f"{thing[1][0].upper()}{thing[1][1:]} {form[1]}, {place[1]} {scope[1]}",
    )
    document = (
        f"{chance.choice(_ISSUERS)}〔{chance.randrange(1998, 2027)}〕{chance.randrange(1, 1900)}号"
    )
    code = f"{_LETTERS[kind]}-{number // 100:02}-{number % 100:02}"
    wan, mu = chance.randrange(10, 800) * 25, chance.randrange(5, 500)
    numbers = {"n": chance.randrange(2, 900), "k": chance.randrange(2, 30)}
    text = _TEXTS[kind][side].format(place=place[side], thing=thing[side], **numbers)
    is_project = kind == "project"
    return Entry(
        kind=kind,
        ref=f"{kind}/{number:05}",
        url=f"{kind}/{number:05}/",
        anchor="",
        title=title,
        locale=locale,
        other_titles=others,
        codes=(document,) if kind == "policy" else (code,),
        keywords=(*agency, *place, "招商中" if is_project else "在用"),
        facts=_project_facts(wan, mu, side) if is_project else (agency[side],),
        summary=text,
        body=(document, *agency),
        amount=wan * 10_000 if is_project else None,
        area=round(mu * 10_000 / 15) if is_project else None,
        date=datetime.date(2026, 1, 1) + datetime.timedelta(days=number % 300),
    )


def _project_facts(wan: int, mu: int, side: int) -> tuple[str, ...]:
    if side:
        return f"CNY {wan / 100:g} million", f"{mu / 15:.1f} ha ({mu} mu)"
    return f"{wan / 10_000:g}亿元" if wan >= 10_000 else f"{wan}万元", f"{mu}亩"
