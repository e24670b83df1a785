"""Typed access to the keys of the front matter, each fault reported at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from deckbuilder.data import yaml_tree
from deckbuilder.data.characters import allowed
from deckbuilder.data.keys import Key, by_name
from deckbuilder.data.yaml_tree import Listing, Scalar, Value, iso_date
from deckbuilder.markdown.languages import language_tag
from deckbuilder.markdown.people import byline, role_of
from deckbuilder.model import Signatory
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Span, plain_name

#: Links, notes, strong words, emphasis and code.
_MARKDOWN = re.compile(r"\]\(|\^\[|\[\^|\*\*\w|(?<!\w)\*\w[^*]*\*(?!\w)|`[^`]+`")


class Fields:
    """The keys of one mapping of the front matter."""

    def __init__(
        self,
        mapping: yaml_tree.Mapping,
        within: str,
        keys: Sequence[Key],
        report: Report,
        elsewhere: Collection[str] = (),
    ) -> None:
        """Read ``mapping``, with a finding for each key that is none of ``keys``.

        Args:
            mapping: Keys and values as written.
            within: What stands before a key's name in messages: ``memo: ``, or nothing at the top.
            keys: Those that have an effect here.
            report: Takes the findings.
            elsewhere: Keys that other tools have.
        """
        self._within = within
        self._report = report
        self._keys = by_name(keys)
        self._values: dict[str, Value] = {}
        for key, value in mapping.entries:
            name = key.text.replace("_", "-")
            if name in self._keys:
                self._values[name] = value
            elif above := next((one.name for one in keys if name in by_name(one.keys)), None):
                report.warning(
                    "front-matter-key",
                    f"`{key.text}` has no effect here",
                    key.span,
                    f"write it under `{above}:`, further in",
                )
            elif key.text in elsewhere:
                report.note(
                    "front-matter-unused",
                    f"`{key.text}` has no effect here",
                    key.span,
                    "other tools may use it",
                )
            else:
                self._unknown(key)

    def _unknown(self, key: Scalar) -> None:
        known = list(self._keys)
        near = did_you_mean(key.text, known)
        self._report.warning(
            "front-matter-key",
            f"`{self._named(key.text)}` is not a known key and has no effect",
            key.span,
            f"did you mean `{near}`?" if near else f"known are {', '.join(known)}",
        )

    def _named(self, key: str) -> str:
        return f"{self._within}{key}"

    def _wrong(self, key: str, value: Value, wanted: str) -> None:
        self._report.error(
            "front-matter-type",
            f"`{self._named(key)}` must be {wanted}",
            value.span,
            f"write `{key}: {_EXAMPLES[wanted]}`",
        )

    def get(self, key: str) -> Value | None:
        """The value of ``key``, or None where it is absent or empty."""
        value = self._values.get(key)
        return None if isinstance(value, Scalar) and value.empty else value

    def inner(self, key: str) -> Fields | None:
        """The keys below ``key``."""
        value, keys = self.get(key), self._keys[key].keys
        if value is None:
            return None
        if not isinstance(value, yaml_tree.Mapping):
            self._report.error(
                "front-matter-type",
                f"`{self._named(key)}` must be keys and values",
                value.span,
                f"write it as `{key}: {{{keys[0].name}: …}}`; known are {', '.join(by_name(keys))}",
            )
            return None
        return Fields(value, f"{key}: ", keys, self._report)

    def text(self, key: str, wanted: str = "a text") -> str | None:
        """A single text; numbers and dates are taken as they are written.

        ``wanted`` says what it must be where it is anything else: a key of `_EXAMPLES`.
        """
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            self._wrong(key, value, wanted)
            return None
        return self._clean(value) or None

    def shown(self, key: str, *, parted: bool = False) -> str | None:
        """A text at the head of the documents, its paragraphs ``parted`` by a blank line or joined. Markdown
        has no effect there, and is reported."""
        value = self.get(key)
        if not isinstance(value, Scalar):
            return self.text(key)
        if _MARKDOWN.search(value.text):
            self._report.note(
                "front-matter-markdown",
                f"`{self._named(key)}` is plain text; Markdown in it is shown as it is written",
                value.span,
                "leave out its marks, or write that into the text",
            )
        parts = re.split(r"\n[ \t]*\n", self._allowed(value)) if parted else (self._allowed(value),)
        return "\n\n".join(filter(None, (" ".join(part.split()) for part in parts))) or None

    def _clean(self, value: Scalar) -> str:
        return " ".join(self._allowed(value).split())

    def _allowed(self, value: Scalar) -> str:
        text = allowed(value.text)
        if text != value.text:
            self._report.warning(
                "control-character",
                "the value holds characters that cannot be written to a document; they are left out",
                value.span,
                "delete them",
            )
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single one stands for a list of one, and commas part it."""
        value = self.get(key)
        if isinstance(value, Scalar):
            return tuple(part.strip() for part in self._clean(value).split(",") if part.strip())
        return self._listed(key, value, self._text_of)

    def placed(self, key: str) -> list[tuple[str, Span]]:
        """The texts that `texts` gives, each with its place."""
        value, texts = self.get(key), self.texts(key)
        if isinstance(value, Listing) and len(value.items) == len(texts):
            return [(text, item.span) for text, item in zip(texts, value.items, strict=True)]
        return [(text, value.span) for text in texts if value is not None]

    def names(self, key: str) -> tuple[str, ...]:
        """People: a text, a list, or mappings with ``name`` (and Quarto's ``given`` and ``family``)."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, Listing):
            value = Listing((value,), value.span)
        return self._listed(key, value, self._name_of)

    def _listed(
        self, key: str, value: Value | None, read: Callable[[str, Value], str | None]
    ) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, Listing):
            self._wrong(key, value, "a text or a list")
            return ()
        return tuple(text for item in value.items if (text := read(key, item)))

    def _text_of(self, key: str, value: Value) -> str | None:
        if not isinstance(value, Scalar):
            self._wrong(key, value, "a text or a list")
            return None
        return self._clean(value)

    def _name_of(self, key: str, value: Value) -> str | None:
        if isinstance(value, Scalar):
            return self._clean(value)
        parts = {k.text: v for k, v in value.entries} if isinstance(value, yaml_tree.Mapping) else {}
        name = parts.get("name")
        if isinstance(name, yaml_tree.Mapping):
            parts = {k.text: v for k, v in name.entries}
            name = parts.get("literal")
        if isinstance(name, Scalar):
            return self._clean(name)
        both = [part for part in (parts.get("given"), parts.get("family")) if isinstance(part, Scalar)]
        if not both:
            self._wrong(key, value, "a name, or mappings with `name`")
            return None
        return " ".join(self._clean(part) for part in both)

    def signatories(self, key: str) -> tuple[Signatory, ...]:
        """The people `names` gives, with what they are (``role``)."""
        value, names = self.get(key), self.names(key)
        items = value.items if isinstance(value, Listing) else () if value is None else (value,)
        return tuple(
            Signatory(name, role_of(item))
            for name, item in zip(names, items, strict=len(names) == len(items))
        )

    def bylines(self, key: str) -> tuple[str, ...]:
        """What is said of each person `names` gives besides the name; see `people`."""
        value = self.get(key)
        items = value.items if isinstance(value, Listing) else () if value is None else (value,)
        return tuple(byline(item, self._report) for item in items)

    def text_or_truth(self, key: str) -> str | bool | None:
        """Words of the author's, or whether there should be words at all."""
        value = self.get(key)
        if isinstance(value, Scalar) and value.plain and value.truth is not None:
            return value.truth
        return self.text(key)

    def date(self, key: str) -> date | str | None:
        """A day where it is written as one (``2026-02-14``), else the author's words."""
        text = self.text(key)
        if text is None:
            return None
        if text.lower() in ("today", "now", "last-modified"):
            self._report.warning(
                "date-moving",
                f"`{self._named(key)}: {text}` would change with every build; it is shown as it is written",
                self._values[key].span,
                "write the date: `date: 2026-02-14`",
            )
        day = iso_date(text)
        if day is None and re.match(r"\d{4}-\d{2}-\d{2}\Z", text):
            self._report.warning(
                "date-impossible", f"there is no day {text}", self._values[key].span, "check month and day"
            )
        return day or text

    def language(self, key: str) -> str | None:
        """A BCP 47 tag."""
        text = self.text(key)
        if text is None:
            return None
        return language_tag(text, self._values[key].span, self._report)

    def file_name(self, key: str) -> str | None:
        """A base name of files: no folders."""
        text = self.text(key)
        why = None if text is None else plain_name(text)
        if why is None:
            return text
        self._report.error(
            "output-name",
            f"`{self._named(key)}: {text}` {why}",
            self._values[key].span,
            "write a plain file name without folders and endings",
        )
        return None

    def whole(self, key: str) -> int | None:
        """A whole number within the key's bounds."""
        value, low, high = self.get(key), self._keys[key].low, self._keys[key].high
        if value is None:
            return None
        number = value.value()
        if isinstance(number, int) and not isinstance(number, bool) and low <= number <= high:
            return number
        self._report.error(
            "front-matter-type",
            f"`{self._named(key)}` must be a number from {low:g} to {high:g}",
            value.span,
            f"write `{key}: 2`",
        )
        return None

    def truth(self, key: str) -> bool | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, Scalar) or value.truth is None:
            self._wrong(key, value, "true or false")
            return None
        return value.truth

    def choice(self, key: str) -> str | None:
        """One of the key's words, in any case."""
        text, words = self.text(key), self._keys[key].values
        if text is None or text.lower() in words:
            return text and text.lower()
        self._refuse(key, text, words, f"write one of {', '.join(words)}")
        return None

    def words(self, key: str) -> tuple[str, ...] | None:
        """Some of the key's words, perhaps ``none``; None for nothing."""
        if self.get(key) is None:
            return None
        known = self._keys[key].values
        words = [text.lower() for text in self.texts(key)]
        allowed = (*known, "none") if self._keys[key].form == "choices or none" else known
        for word in words:
            if word not in allowed:
                self._refuse(key, word, known, f"known are {', '.join(allowed)}")
        return tuple(words)

    def _refuse(self, key: str, word: str, known: Sequence[str], otherwise: str) -> None:
        """Report a word that is none of those known; ``otherwise`` helps where none is near it."""
        near = did_you_mean(word, known)
        self._report.error(
            "front-matter-value",
            f"`{self._named(key)}` cannot be `{word}`",
            self._values[key].span,
            f"did you mean `{near}`?" if near else otherwise,
        )


_EXAMPLES = {
    "a text": "Some words",
    "the name of a theme": "briefing",
    "the path of a PowerPoint file": "house.potx",
    "a text or a list": "[one, two]",
    "a name, or mappings with `name`": "{name: A. Writer}",
    "true or false": "true",
}
