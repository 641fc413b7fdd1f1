"""What machines are told of a fee: a Cost of CPSV-AP, in terms of schema.org where it has them."""

from __future__ import annotations

import datetime
from typing import Any

from site_builder.calculations.fee_periods import is_charged, period_on
from site_builder.models.fees import FeeItem, FeeList, FeePeriod
from site_builder.models.rates import FixedRate, ShareRate
from site_builder.pages.answering import page_address
from site_builder.pages.edition import Edition
from site_builder.pages.links import history_url
from site_builder.pages.rate_text import short_rate
from site_builder.values.prices import UnitPrice

CONTEXT = {
    "@vocab": "https://schema.org/",
    "cv": "http://data.europa.eu/m8g/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "dct": "http://purl.org/dc/terms/",
}
"""schema.org by default; the public-service words of the European Core Vocabularies beside it."""


def cost_id(edition: Edition, fees: FeeList, item: FeeItem) -> str:
    """Return the name of an item for machines, the same in every language."""
    return f"{edition.catalogue.county.site.address}{history_url(fees, item)}#cost"


def cost(edition: Edition, fees: FeeList, item: FeeItem) -> dict[str, Any]:
    """Describe an item with all of its standards."""
    agency = edition.plain(edition.catalogue.agency_by_id[fees.agency].name)
    now = period_on(item, edition.as_of)
    charge = _price(now) if now and is_charged(item, edition.as_of) else {}
    value = {"cv:value": charge["price"], "cv:currency": "CNY"} if "price" in charge else {}
    return {
        "@context": CONTEXT,
        "@id": cost_id(edition, fees, item),
        "@type": "cv:Cost",
        "dct:identifier": item.id,
        "name": edition.plain(item.name),
        "dct:description": edition.plain(item.service) or edition.plain(item.payers),
        "url": page_address(edition, history_url(fees, item)),
        **value,
        "cv:isDefinedBy": {"@type": "cv:PublicOrganisation", "name": agency},
        "cv:hasLegalResource": [edition.basis(one).striptags() for one in item.basis],
        "priceSpecification": [_specification(edition, one) for one in item.periods if one.rate],
    }


def _specification(edition: Edition, period: FeePeriod) -> dict[str, Any]:
    return {
        "@type": "UnitPriceSpecification",
        "description": short_rate(edition, period.rate),
        **_price(period),
        "validFrom": period.since.isoformat(),
        **_until(period.until),
    }


def _until(day: datetime.date | None) -> dict[str, str]:
    return {"validThrough": day.isoformat()} if day else {}


def _price(period: FeePeriod) -> dict[str, str]:
    """Give the figure where one says it all; a share is per cent of its base."""
    rate = period.rate
    if isinstance(rate, FixedRate) and rate.price.exact is not None:
        return _unit_price(rate.price)
    if isinstance(rate, ShareRate) and rate.share.exact is not None:
        return {"unitText": rate.share.published}
    return {}


def _unit_price(price: UnitPrice) -> dict[str, str]:
    unit = {"unitText": price.unit} if price.unit else {}
    return {"price": f"{price.amount.normalize():f}", "priceCurrency": price.currency, **unit}
