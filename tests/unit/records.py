"""Small catalogues for tests, written as a clerk would write them."""

from site_builder.catalogue import Catalogue
from site_builder.models.county import County
from site_builder.models.facts import CORE_FACTS, FactKind
from site_builder.models.fees import FeeItem, FeeList
from site_builder.models.policies import Policy
from site_builder.sources import parse_source

COUNTY = """
name: 清溪县
prefecture: 云岭市
area: 1862平方公里
population: 518000
as_of: 2026-11-18
site:
  title: 清溪县投资促进网
  address: https://invest.qingxi.example/
  slogan: 项目看得见。
  lead: 项目、政策、收费。
  organiser: 清溪县人民政府
  undertaker: 清溪县投资促进局
  site_code: "0000000000"
  icp_number: 某ICP备00000000号
  police_number: 某公网安备00000000000000号
towns: [{id: chengguan, name: 城关镇}, {id: shiqiao, name: 石桥镇}]
agencies: [{id: finance, name: 县财政局, phone: 0000-8123001}]
contact: {name: 项目代办服务台, phone: 0000-8123012}
complaints: [{name: 热线, phone: "12345", promise: 15个工作日内答复}]
exchange: {currency: USD, cny: "7.2", as_of: 2026-11-16, source: 中间价}
publication: {period: 2026-4, title: 第4期, published: 2026-11-15, effective: 2026-12-01,
  previous: 2026-08-15}
"""

FEE_LIST = """
id: finance
name: 收费清单
owner: finance
published: 2026-11-15
agency: finance
nature: administration
cut_off: 2026-11-15
"""

ITEM = {
    "name": "收费",
    "kind": "administrative",
    "frequency": "once",
    "enterprise": "yes",
    "payers": "建设单位",
    "basis": [{"title": "收费管理办法"}],
}

POLICY = """
name: 产业扶持办法
owner: finance
published: 2026-01-05
issuer: 县政府
level: county
dated: 2026-01-05
effective: 2026-01-05
status: in-force
summary: 新建工业项目。
agency: finance
"""


def read(text):
    source, findings = parse_source(text, "case.yml")
    assert not findings, findings
    return source.data


def item_of(data):
    given = {"id": "fee", "code": "QX-01", "periods": [{"from": "2020-01-01", "state": "stopped"}]}
    return FeeItem.model_validate(ITEM | given | data)


def policy_of(data):
    return Policy.model_validate(read(POLICY) | {"id": "policy"} | data)


def catalogue_of(items=(), policies=(), vocabulary=None):
    fees = FeeList.model_validate(read(FEE_LIST) | {"items": [item_of(one) for one in items]})
    own = {
        name: FactKind(name, one["kind"], one["name"], one.get("unit", ""))
        for name, one in (vocabulary or {}).items()
    }
    return Catalogue(
        county=County.model_validate(read(COUNTY)),
        records={
            "fee-list": (fees,),
            "policy": tuple(policy_of(one) for one in policies),
        },
        facts={fact.name: fact for fact in CORE_FACTS} | own,
        sources={},
    )
