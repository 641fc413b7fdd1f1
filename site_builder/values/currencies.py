"""Currencies as they are typed (元, 万美元, CNY, $) and named to readers of a locale."""

from __future__ import annotations

from site_builder.values.number_format import is_chinese

CNY = "CNY"

_NAMES = {"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑"}
_TYPED = {
    "CNY": ("元", "圆", "人民币", "人民币元", "元人民币", "yuan", "rmb", "cny", "¥"),
    "USD": ("美元", "美金", "usd", "$", "us$", "us dollars", "dollars", "u.s. dollars"),
    "HKD": ("港元", "港币", "hkd", "hk$"),
    "EUR": ("欧元", "eur", "€", "euros"),
    "JPY": ("日元", "jpy"),
    "GBP": ("英镑", "gbp", "£"),
}
_CODE_BY_TYPED = {typed: code for code, forms in _TYPED.items() for typed in forms}


def find_currency(*typed: str) -> str | None:
    """Return the code that the words around a number name; `None` for none, or for two."""
    codes = {_CODE_BY_TYPED.get(word.strip().lower()) for word in typed if word.strip()}
    return codes.pop() if len(codes) == 1 else None


def currency_mark(code: str, locale: str) -> tuple[str, str]:
    """Return what stands before and after an amount: `("", "元")` or `("CNY", "")`."""
    return ("", _NAMES.get(code, code)) if is_chinese(locale) else (code, "")
