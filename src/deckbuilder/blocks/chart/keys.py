"""The options of a chart: attributes of its fence, and keys of its YAML."""

from __future__ import annotations

#: Other words for some keys.
ALIASES = {
    "references": "reference", "remarks": "remark", "totals": "total", "names": "name", "panels": "panel",
    "lines": "line", "y-min": "min", "y-max": "max", "series": "group",
}  # fmt: skip
KEYS = (
    "type", "title", "grouping", "x", "y", "group", "panel", "low", "high", "size", "name", "line", "right",
    "total", "highlight", "rows", "sort", "reference", "remark", "format", "unit", "currency", "decimals",
    "signed", "decimal-mark", "x-title", "y-title", "right-title", "min", "max", "x-min", "x-max",
    "right-min", "right-max", "labels", "legend", "data-table", *ALIASES,
)  # fmt: skip
