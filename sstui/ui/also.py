"""Everyday words by which people look for what a dictionary calls more stiffly."""

from collections.abc import Mapping

_ALSO: Mapping[str, str] = {
    "child": "сын дочь родной",
    "ward": "под опекой",
    "self": "сами родители мать отец",
    "edu": "школа детский сад техникум",
    "med": "больница поликлиника роддом фельдшер",
    "kdn": "КДН КДНиЗП",
    "mvd": "полиция ПДН участковый",
    "oms": "сельсовет глава поселения",
    "citizen": "соседи родственники знакомые",
}


def also(code: str) -> str:
    """Words that find the entry of a code beside its title; nothing for most codes."""
    return _ALSO.get(code, "")
