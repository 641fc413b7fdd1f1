"""Seeded corpora of any size: projects, fees, policies and steps of an invented county."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.assembly.search.entry import Entry

Words = tuple[tuple[str, str], ...]


def word_pairs(text: str) -> Words:
    return tuple(
        (zh, en) for zh, _, en in (line.partition(" ") for line in text.strip().splitlines())
    )


PLACES = word_pairs("""
清溪 Qingxi
石桥 Shiqiao
白泉 Baiquan
龙湾 Longwan
云坪 Yunping
柳塘 Liutang
枫林 Fenglin
松坳 Song'ao
梅岭 Meiling
双河 Shuanghe
高坡 Gaopo
大坪 Daping
月岭 Yueling
茶山 Chashan
青石 Qingshi
金沙 Jinsha
永安 Yong'an
太平 Taiping
新桥 Xinqiao
东升 Dongsheng
南丰 Nanfeng
北屏 Beiping
西岩 Xiyan
银杏 Yinxing
竹溪 Zhuxi
紫云 Ziyun
凤鸣 Fengming
鹿山 Lushan
平湖 Pinghu
长滩 Changtan
""")
PRODUCTS = word_pairs("""
富硒茶叶 selenium tea
抹茶粉 matcha powder
魔芋食品 konjac food
高山蔬菜 highland vegetable
茶籽油 camellia oil
杂粮米粉 rice noodle
黄酒果酒 rice and fruit wine
中药饮片 herbal medicine
LED封装 LED packaging
PCB线路板 PCB circuit board
MEMS传感器 MEMS sensor
5G连接器 5G connector
智能终端 smart terminal
车载摄像模组 vehicle camera module
一体成型电感 moulded inductor
锂电池隔膜 lithium battery separator
介入耗材 interventional consumable
体外诊断试剂 diagnostic reagent
骨科植入物 orthopaedic implant
医用高分子材料 medical polymer
运动鞋底 sports shoe sole
水性超纤革 microfibre leather
箱包五金 luggage hardware
安全鞋 safety footwear
装配式构件 precast component
石膏板 gypsum board
加气混凝土板材 aerated concrete panel
竹纤维 bamboo fibre
精密模具 precision mould
工业机器人 industrial robot
生物质燃料 biomass fuel
光伏支架 photovoltaic bracket
纸浆模塑 moulded pulp
冷链物流 cold-chain logistics
电商云仓 e-commerce warehouse
温泉康养 hot-spring wellness
研学营地 study camp
乡村民宿 village homestay
再生铜 recycled copper
特种陶瓷 technical ceramics
""")
MAKES = word_pairs("""
精深加工基地 deep-processing base
自动化生产线 automated production line
产业园 industrial park
扩能技改项目 capacity upgrade
研发检测中心 research and testing centre
绿色工厂 green factory
智能化车间 smart workshop
配套供应基地 supply base
循环利用项目 recycling project
出口加工厂 export factory
标准厂房建设 standard workshops
品牌运营中心 brand centre
""")
TRAITS = (
    ("", ""),
    *word_pairs("""
年产5万吨 with 50,000 tonnes a year
一期 phase I
二期 phase II
数字化 digital
低碳 low-carbon
高端 high-grade
"""),
)
_SENTENCES = (
    "项目位于{place}镇，距高速出口{n}公里，{m}千伏变电站在园区内，供水日余量{k}立方米。",
    "建设{product}{make}，设{n}条生产线，年处理原料{m}吨，产品供应周边六县和省会客户。",
    "合作方式灵活，可以合资、独资或者租赁厂房，投资方负责设备和市场，本地提供用工与原料。",
    "已完成可行性研究和环境影响评价，用地在规划范围内，管网已接到红线，具备开工条件。",
    "达产后年销售收入{m}万元，年税收{k}万元，带动就业{n}人，投资回收期约{y}年。",
    "竞争对手主要是邻省企业，本项目靠近原料产地，运距短，综合成本低{n}个百分点左右。",
)
_ENGLISH = (
    "The site is in {place}, {n} km from the motorway, with a {m} kV substation in the park.",
    "It builds {product} {make} with {n} lines for {m} tonnes of raw material a year.",
    "Investors may take a stake, own it all or lease the workshop; labour is found nearby.",
    "The feasibility study and the environmental assessment are done, mains reach the plot.",
    "At full capacity it earns CNY {m} thousand a year and employs {n} people.",
    "Rivals are in the next province; raw material is close by and transport is short.",
)
_ISSUERS = ("发改价格", "财税", "国办发", "清政发", "云政办发", "财综", "价费", "工信部联企业")
_CHARGES = word_pairs("""
登记费 registration fee
检验费 inspection fee
占用费 occupation fee
补偿费 compensation fee
处理费 treatment fee
保证金 deposit
使用费 use fee
培训费 training fee
""")


class _Draw(NamedTuple):
    number: int
    place: tuple[str, str]
    product: tuple[str, str]
    make: tuple[str, str]
    trait: tuple[str, str]
    wan: int
    mu: int
    document: str


def corpus(size: int, locale: str, seed: int = 7) -> list[Entry]:
    """Return a corpus in one language: nine in ten are projects, the rest fees and policies."""
    chance = random.Random(seed)
    drawn = list(_draws(size, chance))
    make = {"project": _project, "fee": _fee, "policy": _policy}
    kinds = ("fee", "policy") + ("project",) * 18
    return [make[kinds[one.number % 20]](one, locale, random.Random(one.number)) for one in drawn]


def _draws(size: int, chance: random.Random) -> Iterator[_Draw]:
    seen: set[str] = set()
    while len(seen) < size:
        one = _Draw(
            len(seen),
            chance.choice(PLACES),
            chance.choice(PRODUCTS),
            chance.choice(MAKES),
            chance.choice(TRAITS),
            chance.randrange(12, 900) * 50,
            chance.randrange(8, 600),
            _number(chance),
        )
        key = one.place[0] + one.product[0] + one.make[0] + one.trait[0]
        if key not in seen:
            seen.add(key)
            yield one


def _number(chance: random.Random) -> str:
    year, serial = chance.randrange(2006, 2027), chance.randrange(1, 2400)
    return f"{chance.choice(_ISSUERS)}〔{year}〕{serial}号"


def _sums(wan: int, locale: str) -> str:
    if locale == "zh":
        return f"{wan / 10000:g}亿元" if wan >= 10000 else f"{wan}万元"
    return f"CNY {wan / 100:g} million"


def _said(one: _Draw, locale: str, chance: random.Random) -> str:
    side = 0 if locale == "zh" else 1
    numbers = {
        "n": chance.randrange(2, 90),
        "m": chance.randrange(100, 9000),
        "k": chance.randrange(50, 9000),
        "y": chance.randrange(3, 9),
        "place": one.place[side],
        "product": one.product[side],
        "make": one.make[side],
    }
    sentences = _ENGLISH if side else _SENTENCES
    picked = chance.sample(sentences, 5)
    return (" " if side else "").join(text.format(**numbers) for text in picked)


def titles_in(locale: str, zh: str, en: str) -> tuple[str, tuple[str, ...]]:
    """Return a title in a language, and those in the others."""
    return (zh, (en,)) if locale == "zh" else (en, (zh,))


def _project(one: _Draw, locale: str, chance: random.Random) -> Entry:
    side = 0 if locale == "zh" else 1
    zh = f"{one.place[0]}{one.trait[0]}{one.product[0]}{one.make[0]}"
    en = " ".join(filter(None, (f"{one.place[1]} {one.product[1]}", one.make[1], one.trait[1])))
    title, others = titles_in(locale, zh, en[0].upper() + en[1:])
    text = _said(one, locale, chance)
    land = f"{one.mu}亩" if side == 0 else f"{one.mu / 15:.1f} ha ({one.mu} mu)"
    return Entry(
        kind="project",
        ref=f"project/p-{one.number:05}",
        url=f"projects/p-{one.number:05}/",
        anchor="",
        title=title,
        locale=locale,
        other_titles=others,
        codes=(f"QX-2026-{one.number:05}",),
        keywords=(*one.product, f"{one.place[0]}镇", f"{one.place[1]} town", "招商中"),
        facts=(_sums(one.wan, locale), land, f"{one.place[0]}镇" if side == 0 else one.place[1]),
        summary=text[: 60 if side == 0 else 140],
        text=text[60 if side == 0 else 140 :],
        body=(one.document,),
        amount=one.wan * 10000,
        area=round(one.mu * 10000 / 15),
        date=datetime.date(2025, 1, 1) + datetime.timedelta(days=chance.randrange(600)),
    )


def _fee(one: _Draw, locale: str, chance: random.Random) -> Entry:
    charge = chance.choice(_CHARGES)
    zh = f"{one.place[0]}{one.product[0]}{one.trait[0]}{charge[0]}"
    en = f"{one.place[1]} {one.product[1]} {one.trait[1]} {charge[1]}".replace("  ", " ")
    title, others = titles_in(locale, zh, en)
    return Entry(
        kind="fee",
        ref=f"fee/f-{one.number:05}",
        url="fees/finance/",
        anchor=f"f-{one.number:05}",
        title=title,
        locale=locale,
        other_titles=others,
        codes=(f"SF-{one.number:05}",),
        keywords=(f"{one.place[0]}镇财政所", f"{one.place[1]} finance office"),
        facts=(f"{one.mu / 10:g}元/平方米",),
        summary=_said(one, locale, chance)[:80],
        body=(one.document,),
    )


def _policy(one: _Draw, locale: str, chance: random.Random) -> Entry:
    zh = f"{one.place[0]}{one.product[0]}产业{one.trait[0]}支持办法"
    en = f"{one.place[1]} support for {one.product[1]} {one.trait[1]}".strip()
    title, others = titles_in(locale, zh, en)
    return Entry(
        kind="policy",
        ref=f"policy/l-{one.number:05}",
        url=f"policies/l-{one.number:05}/",
        anchor="",
        title=title,
        locale=locale,
        other_titles=others,
        codes=(one.document,),
        keywords=(f"{one.place[0]}镇人民政府", f"{one.place[1]} government"),
        facts=(one.document,),
        summary=_said(one, locale, chance)[:120],
        text=_said(one, locale, chance),
    )
