"""What the front matter hands to templates and blocks: parameters, and files of data by name."""

from __future__ import annotations

from deckbuilder.data.yaml_tree import Mapping, Scalar, Value
from deckbuilder.model import Meta, NamedData
from deckbuilder.report import Report


def variables(meta: Meta, value: Value | None, report: Report) -> dict[str, object]:
    """What templates may use: the parameters, by name and as ``params``, and what the brief is called."""
    params = _params(value, report)
    own = {
        "title": meta.title, "subtitle": meta.subtitle, "date": meta.date, "authors": list(meta.authors),
        "lang": meta.lang, "params": params,
    }  # fmt: skip
    return {**{name: value for name, value in own.items() if value}, **params}


def named_data(value: Value | None, report: Report) -> tuple[NamedData, ...]:
    """Files of data by name, as in ``data: {trade: trade.csv}``."""
    if value is None:
        return ()
    found = (
        []
        if not isinstance(value, Mapping)
        else [
            NamedData(key.text, file.text, file.span)
            for key, file in value.entries
            if isinstance(file, Scalar)
        ]
    )
    if not isinstance(value, Mapping) or len(found) < len(value.entries):
        report.error(
            "front-matter-type",
            "`data` must be names and files",
            value.span,
            "write `data: {trade: trade.csv}`",
        )
    return tuple(found)


def _params(value: Value | None, report: Report) -> dict[str, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        report.error(
            "front-matter-type",
            "`params` must be keys and values",
            value.span,
            "write `params: {name: value}`",
        )
        return {}
    for key, _ in value.entries:
        if not key.text.isidentifier():
            report.warning(
                "front-matter-key",
                f"the parameter `{key.text}` cannot be used in a template",
                key.span,
                "use letters, digits and `_`",
            )
    return value.value()
