"""The Jinja environment of briefs: sandboxed, strict about undefined names, and bounded.

Jinja's own sandbox keeps templates from reaching Python; it does not keep them from taking all memory or
time. Here every loop, call and produced text is charged to a budget, and what could grow without being
charged is refused.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Undefined, nodes, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from deckbuilder.expand.sources import Refused, Sources

MAX_OUTPUT = 4 * 1024 * 1024
"""Characters of expanded text; fifty times a long report."""
MAX_PRODUCED = 4 * MAX_OUTPUT
"""Characters of all values made on the way."""
MAX_STEPS = 200_000
"""Loop passes, calls and includes."""
MAX_SECONDS = 10.0
"""A last resort: the limits above are met first on any machine in use."""
MAX_ITEMS = 100_000
"""Length of a list, and the largest number a filter takes."""
MAX_BITS = 4096
"""Size of a whole number."""

_STR_METHODS = """
    capitalize casefold count endswith find index isalnum isalpha isascii isdecimal isdigit islower
    isnumeric isspace istitle isupper lower lstrip partition removeprefix removesuffix rfind rindex
    rpartition rsplit rstrip split splitlines startswith strip swapcase title upper
""".split()  # noqa: SIM905
#: Not offered: what gives another result each time, makes HTML, or formats without bound.
_NO_FILTERS = (
    "attr",
    "e",
    "escape",
    "forceescape",
    "format",
    "pprint",
    "random",
    "safe",
    "tojson",
    "urlize",
    "xmlattr",
)
OFFERED = (*(name for name in FILTERS if name not in _NO_FILTERS), *TESTS)
"""Names of filters and tests that templates may use."""
_COLLECTION_FILTERS = """
    batch count d default dictsort first groupby items join last length list map max min reject
    rejectattr reverse select selectattr slice sort sum unique
""".split()  # noqa: SIM905
_GROWING_FILTERS = ("indent", "replace", "wordwrap")
_MAX_GROWTH = 50_000_000


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders templates from `Sources` within their budget."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, sources: Sources) -> None:
        super().__init__(
            loader=_Loader(sources),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            finalize=self._printed,
            autoescape=False,
            cache_size=-1,
        )
        self._sources = sources
        self._steps = 0
        self._produced = 0
        self._deadline = 0.0
        del self.globals["lipsum"]
        self.globals["data"] = self._data
        self.filters = {
            name: self._bounded(name, function)
            for name, function in self.filters.items()
            if name not in _NO_FILTERS
        }

    def render(self, name: str, variables: Mapping[str, object]) -> str:
        """The text of a template.

        Raises:
            Refused: a limit is met, or a file cannot be included.
            jinja2.TemplateError: the template is wrong.
        """
        self._deadline = time.monotonic() + MAX_SECONDS
        parts: list[str] = []
        length = 0
        for part in self.get_template(name).generate(dict(variables)):
            length += len(part)
            if length > MAX_OUTPUT:
                raise _too_large("the expanded text is longer than 4 million characters")
            parts.append(part)
        return "".join(parts)

    def join_path(self, template: str, parent: str) -> str:
        """Included files are named relative to the file that includes them."""
        return self._sources.resolve(template, parent)

    @pass_context
    def _data(self, context: Context, name: str) -> object:
        """The rows of a file, named relative to the template that asks for it."""
        return self._sources.data(str(name), context.name or "")

    def spend(self, characters: int) -> None:
        """Charge one step and the text that comes with it; called from every loop pass, macro and include."""
        self._steps += 1
        self._charge(characters)
        if self._steps > MAX_STEPS or (self._steps % 64 == 0 and time.monotonic() > self._deadline):
            raise _too_large(f"the template takes more than {MAX_STEPS} steps")

    def _charge(self, characters: int) -> None:
        self._produced += characters
        if self._produced > MAX_PRODUCED:
            raise _too_large("the template produces too much text")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        blocks: list[nodes.For | nodes.Macro | nodes.CallBlock | nodes.Template] = [tree]
        for kind in (nodes.For, nodes.Macro, nodes.CallBlock):
            blocks += tree.find_all(kind)
        for block in blocks:
            block.body.insert(0, _spending(block))
        _join_by_call(tree)
        return tree

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call an object for a template, for the price of a step."""
        __self.spend(0)
        return super().call(__context, __obj, *args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse methods that can grow text or numbers beyond any budget."""
        if isinstance(obj, str):
            return attr in _STR_METHODS
        if isinstance(obj, int | float):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Offer no ``str.format``, whose widths have no bound: it is refused like any other method."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Carry out an operator whose result is known to be small enough."""
        if _size(operator, left, right) > 1:
            raise _too_large(f"the result of `{operator}` is too large")
        if operator == "%" and isinstance(left, str):
            raise Refused("template-refused", "formatting with `%` is not offered", "use `~` and filters")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str):
            self._charge(len(result))
        return result

    def concatenated(self, parts: list[Any]) -> str:
        """The ``~`` operator."""
        text = "".join([str(self._printed(part)) for part in parts])
        self._charge(len(text))
        return text

    def _printed(self, value: Any) -> Any:
        """What ``{{ … }}`` shows: single values only, and nothing where nothing is known."""
        if isinstance(value, Undefined):
            return str(value)  # raises
        if value is None:
            raise Refused("template-empty", "the value is empty", "write `{{ name or '' }}` where it may be")
        if not isinstance(value, str | int | float | date):
            raise Refused(
                "template-value",
                f"a {_kind(value)} cannot be shown as text",
                "join it (`{{ names | join(', ') }}`) or loop over it",
            )
        self._charge(len(value) if isinstance(value, str) else 20)
        return value

    def _bounded(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def bounded(*args: Any, **kwargs: Any) -> Any:
            plain = [arg for arg in args if not isinstance(arg, Environment | Context | nodes.EvalContext)]
            self._check_filter(name, plain, kwargs)
            if name == "join" and plain:
                return self._joined(*plain, **kwargs)
            result = function(*args, **kwargs)
            if isinstance(result, str):
                self._charge(len(result))
            return result

        return bounded

    def _check_filter(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        value, *options = [*args, *kwargs.values()] or [None]
        if name not in _COLLECTION_FILTERS and not isinstance(value, str | int | float | date | Undefined):
            raise Refused(
                "template-value", f"`{name}` does not work on a {_kind(value)}", "give it a single value"
            )
        numbers = [abs(option) for option in options if isinstance(option, int)]
        if any(number > MAX_ITEMS for number in numbers):
            raise _too_large(f"the number given to `{name}` is too large")
        if name == "sum" and not all(isinstance(option, int | float | str) for option in options):
            raise Refused("template-value", "`sum` adds numbers only", "leave out `start`")
        if name in _GROWING_FILTERS:
            lengths = [len(option) for option in options if isinstance(option, str)]
            if (len(str(value)) + 1) * (max([*numbers, *lengths], default=0) + 1) > _MAX_GROWTH:
                raise _too_large(f"the result of `{name}` is too large")

    def _joined(self, value: Any, d: Any = "", attribute: Any = None) -> str:
        if attribute is not None:
            raise Refused(
                "template-refused", "`join` takes no attribute", "write `map(attribute='x') | join`"
            )
        between = str(self._printed(d))
        parts: list[str] = []
        for item in value:
            self._charge(len(between))
            parts.append(str(self._printed(item)))
        return between.join(parts)


class _Loader(BaseLoader):
    """Hands Jinja the marked text of a template by its name."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        return self._sources.marked(template), template, lambda: True


def _spending(block: nodes.Node) -> nodes.Node:
    """A statement that charges one pass through ``block``, with the fixed text in it."""
    length = sum(len(data.data) for data in block.find_all(nodes.TemplateData))
    spend = nodes.EnvironmentAttribute("spend")
    call = nodes.Call(spend, [nodes.Const(length)], [], None, None)
    return nodes.ExprStmt(call).set_lineno(block.lineno)


def _join_by_call(tree: nodes.Template) -> None:
    """Let ``~`` go through `Sandbox.concatenated`."""
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for field in parent.fields:
            value = getattr(parent, field)
            if isinstance(value, nodes.Concat):
                setattr(parent, field, _concatenation(value))
            elif isinstance(value, list):
                setattr(
                    parent, field, [_concatenation(v) if isinstance(v, nodes.Concat) else v for v in value]
                )


def _concatenation(node: nodes.Concat) -> nodes.Call:
    join = nodes.EnvironmentAttribute("concatenated")
    call = nodes.Call(join, [nodes.List(node.nodes)], [], None, None)
    call.set_lineno(node.lineno)
    _join_by_call(call)  # type: ignore[arg-type]
    return call


def _size(operator: str, left: Any, right: Any) -> float:
    """How large a result is, as a share of what is allowed."""
    if isinstance(left, int) and isinstance(right, int):
        if operator == "**":
            return left.bit_length() * max(right, 0) / MAX_BITS
        return (left.bit_length() + right.bit_length()) / MAX_BITS if operator == "*" else 0
    lengths = [len(part) if isinstance(part, str | list | tuple) else 0 for part in (left, right)]
    if operator == "+":
        return sum(lengths) / MAX_PRODUCED if isinstance(left, str) else sum(lengths) / MAX_ITEMS
    times = right if isinstance(right, int) else left
    return max(lengths) * times / MAX_ITEMS if operator == "*" and isinstance(times, int) else 0


def _kind(value: Any) -> str:
    if isinstance(value, Mapping):
        return "mapping"
    return "list" if isinstance(value, list | tuple | range) else "value of this kind"


def _too_large(message: str) -> Refused:
    return Refused("template-too-large", message, "make the data smaller or the loop shorter")
