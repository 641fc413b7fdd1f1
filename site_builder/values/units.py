"""The units that the catalogue counts in: how they are typed, and their names for readers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from site_builder.locales import load_words
from site_builder.values.number_format import grouped, is_chinese
from site_builder.values.numerals import fold


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its full Chinese name, English words, and other ways of typing it."""

    name: str
    one: str
    many: str
    variants: tuple[str, ...] = ()
    short: str = ""
    """What stands for the name in a Chinese price or quantity, if that is usual: ㎡, MW."""
    each: str = ""
    """How English says “per” for it, where that is not a slash: a year."""


def _symbol(name: str, symbol: str, *variants: str, short: str = "") -> Unit:
    return Unit(name, symbol, symbol, (symbol, *variants), short)


def _thing(name: str, one: str, *variants: str, many: str = "") -> Unit:
    return Unit(name, one, many or f"{one}s", (one, many or f"{one}s", *variants))


def _time(name: str, one: str, *variants: str, article: str = "a") -> Unit:
    return Unit(name, one, f"{one}s", (one, f"{one}s", *variants), each=f"{article} {one}")


UNITS = (
    _symbol("平方米", "m²", "平米", "平方", "sq m", "sqm", short="㎡"),
    _symbol("立方米", "m³", "立方", "方", "cu m", short="m³"),
    _symbol("平方公里", "km²", "平方千米", "sq km"),
    _symbol("公顷", "ha", "hectare", "hectares"),
    _symbol("亩", "mu"),
    _symbol("千瓦时", "kWh", "度"),
    _symbol("兆瓦时", "MWh", short="MWh"),
    _symbol("千瓦", "kW"),
    _symbol("兆瓦", "MW", short="MW"),
    _symbol("兆瓦峰", "MWp", short="MWp"),
    _symbol("吉瓦", "GW", short="GW"),
    _symbol("千伏安", "kVA"),
    _symbol("兆伏安", "MVA", short="MVA"),
    _symbol("千伏", "kV"),
    _symbol("吨", "t", "tonne", "tonnes"),
    _symbol("公斤", "kg", "千克"),
    _symbol("公里", "km", "千米"),
    _symbol("米", "m", "metre", "metres"),
    _symbol("升", "L"),
    _symbol("吨公里", "t·km", "吨·公里"),
    _symbol("标准箱", "TEU", "标箱"),
    _thing("人", "person", "名", "位", many="people"),
    _thing("人次", "visit"),
    _thing("户", "household"),
    _thing("家", "company", many="companies"),
    _thing("个", "item"),
    _thing("件", "case"),
    _thing("宗", "transaction", "笔"),
    _thing("次", "time"),
    _thing("测点", "measuring point"),
    _thing("次测点", "test point"),
    _thing("点", "point"),
    _thing("只", "piece"),
    _thing("套", "set"),
    _thing("台", "unit"),
    _thing("辆", "vehicle"),
    _thing("车次", "trip"),
    _thing("车位", "parking space", "个车位"),
    _thing("张", "sheet"),
    _thing("本", "certificate", "证"),
    _thing("份", "copy", many="copies"),
    _thing("项目", "project", "个项目"),
    _thing("袋", "bag"),
    _thing("瓶", "bottle"),
    _thing("盒", "box", many="boxes"),
    _thing("箱", "carton"),
    _thing("双", "pair"),
    _thing("床位", "bed", "张床位", "个床位", "床"),
    _thing("间", "room"),
    _thing("栋", "building", "幢"),
    _thing("座", "station"),
    _thing("条", "line"),
    _thing("条生产线", "production line"),
    _thing("株", "plant"),
    _thing("头", "head", many="head"),
    _thing("批次", "batch", "批", many="batches"),
    _time("年", "year"),
    _time("季度", "quarter", "季"),
    _time("月", "month", "个月"),
    _time("日", "day", "天"),
    _time("夜", "night", "晚"),
    _time("小时", "hour", article="an"),
    _time("分钟", "minute"),
    _time("学期", "term"),
    _time("学年", "school year"),
    _thing("生", "student", "学生"),
    _thing("科", "subject"),
    _thing("科次", "paper"),
    _thing("层", "storey"),
    _thing("副", "pair of plates", many="pairs of plates"),
    _thing("具", "body", many="bodies"),
    _thing("穴", "grave", "墓穴"),
    _thing("页", "page"),
    _thing("幅", "plot"),
    _thing("类", "class", many="classes"),
    _thing("根", "pile"),
    _thing("艘", "vessel"),
    _thing("枚", "seal"),
    _thing("组", "group"),
    _thing("样", "sample", "样品", "份样"),
    _thing("参数", "parameter"),
    _thing("终端", "set-top box", many="set-top boxes"),
    _thing("延米", "metre run", many="metres run"),
    _thing("车", "car"),
    _thing("标方", "standard m³", many="standard m³"),
    _thing("卷", "volume"),
    _thing("门", "course"),
    _thing("班", "school class", many="school classes"),
    _thing("课时", "lesson"),
    _thing("例", "patient"),
    _thing("场", "session"),
    _thing("场次", "show"),
    _thing("盏", "lamp"),
    _thing("杆", "pole"),
    _thing("孔", "duct"),
    _thing("泊位", "berth"),
    _thing("船", "ship"),
    _thing("架次", "flight"),
    _thing("票", "consignment"),
    _thing("单", "waybill"),
    _thing("羽", "bird"),
    _thing("桶", "barrel"),
    _thing("罐", "tank"),
    _thing("标段", "lot"),
    _thing("项", "entry", many="entries"),
    _thing("樘", "doorset"),
    _thing("频点", "frequency", many="frequencies"),
    _thing("基站", "base station"),
    _thing("单元", "module"),
    _thing("污染当量", "pollution equivalent"),
    _thing("克拉", "carat"),
    _thing("处", "site"),
    _thing("总吨", "gross ton"),
    _thing("人天", "person-day"),
    _thing("面", "plate"),
    _symbol("吉焦", "GJ"),
    _symbol("兆赫", "MHz", short="MHz"),
    _symbol("克", "g"),
    _symbol("斤", "jin"),
)
_YUAN = "元"
_COUNTS = {
    "半": Decimal("0.5"),
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
}
_SEVERAL = re.compile(r"(?P<count>[半十百千万]|[0-9]+(?:\.[0-9]+)?)(?P<unit>[^0-9]+)")
_JOINTS = re.compile(r"[/·.•・*每]|\ba\b|\ban\b|\bper\b")


@cache
def _unit_by_typed() -> dict[str, Unit]:
    typed = {_key(form): unit for unit in UNITS for form in (unit.name, unit.short, *unit.variants)}
    return {form: unit for form, unit in typed.items() if form}


def _key(typed: str) -> str:
    """Fold a typed unit. MW and mW differ on paper only: no clerk counts in milliwatts."""
    return fold(typed).lower()


def find_unit(typed: str) -> Unit | None:
    """Return the unit that was typed, or `None` if the table does not know it."""
    return _unit_by_typed().get(_key(typed))


def normal_unit(typed: str, joint: str = "·") -> str:
    """Name a unit in full, compound ones too: ㎡·年 and m²/年 become 平方米·年."""
    whole = find_unit(typed)
    if whole is not None:
        return whole.name
    parts = [part.strip() for part in _JOINTS.split(typed) if part.strip()]
    return joint.join(_normal(part) for part in parts)


def _normal(part: str) -> str:
    unit = find_unit(part)
    if unit is not None:
        return unit.name
    several = _SEVERAL.fullmatch(part)
    base = find_unit(several["unit"]) if several else None
    return f"{several['count']}{base.name}" if several and base else part


def several_units(name: str) -> tuple[Decimal, str]:
    """Split how many of a unit a price is for: 100平方米 is a hundred, 半小时 is half of one."""
    several = None if find_unit(name) else _SEVERAL.fullmatch(name)
    if several is None:
        return Decimal(1), name
    count = several["count"]
    return _COUNTS[count] if count in _COUNTS else Decimal(count), several["unit"]


def unit_word(name: str, locale: str, count: Decimal | object = None) -> str:
    """Name a unit beside a count: 人, or person and people. An unknown unit stays as typed."""
    unit = find_unit(name)
    if unit is None:
        return _several_word(name, locale)
    if is_chinese(locale):
        return unit.short or unit.name
    return load_words(locale).plural(unit.one, unit.many, 1 if count == 1 else 2)


def _several_word(name: str, locale: str) -> str:
    """Name a hundred square metres, or half an hour; an unknown unit stays as typed."""
    several = _SEVERAL.fullmatch(name)
    base = find_unit(several["unit"]) if several else None
    if several is None or (base is None and several["unit"] != _YUAN):
        return name
    if is_chinese(locale):
        return several["count"] + unit_word(several["unit"], locale)
    count = several_units(name)[0]
    number = grouped(count, locale)
    return f"CNY {number}" if base is None else f"{number} {unit_word(base.name, locale, count)}"


def per_unit(name: str, locale: str) -> str:
    """Say what a price is for: /㎡·年, or /m² a year; empty if there is no unit."""
    parts = [part for part in name.split("·") if part]
    if is_chinese(locale):
        return "/" + "·".join(unit_word(part, locale) for part in parts) if parts else ""
    return "".join(_per(part, locale) for part in parts)


def _per(part: str, locale: str) -> str:
    unit = find_unit(part)
    if unit is not None and unit.each:
        return f" {load_words(locale).text(unit.each)}"
    word = unit_word(part, locale, 1)
    return f" per {word}" if word[:1].isdigit() or word.startswith("CNY") else f"/{word}"
