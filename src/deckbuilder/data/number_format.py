"""How numbers are shown: by us as text, by a spreadsheet program through a format code."""

from __future__ import annotations

from msgspec import Struct


class NumberFormat(Struct, frozen=True):
    """The form of some numbers."""

    decimals: int = 0
    prefix: str = ""
    """``€ `` or ``US$``."""
    suffix: str = ""
    """`` km`` or `` bn``; ``%`` stands for per cent of numbers written as such: 13 is 13%."""
    group: str = ","
    """Between thousands."""
    point: str = "."
    signed: bool = False
    """Numbers above zero have a plus sign."""
    rtl: bool = False
    """They stand in text from right to left: a mark before its sign keeps a number in order, as the Unicode
    Common Locale Data Repository has it."""

    def text(self, value: float) -> str:
        """The number as it is shown; a minus sign is U+2212."""
        digits = f"{abs(value):,.{self.decimals}f}"
        digits = digits.translate({ord(","): self.group, ord("."): self.point})
        zero = not any(digit in digits for digit in "123456789")
        sign = "" if zero else "\N{MINUS SIGN}" if value < 0 else "+" if self.signed else ""
        mark = "\N{LEFT-TO-RIGHT MARK}" if sign and self.rtl else ""
        return f"{mark}{sign}{self.prefix}{digits}{self.suffix}"

    def code(self) -> str:
        """The number format code of the same form (ECMA-376 part 1, 18.8.31), whose separators are those of
        the reader's program."""
        digits = ("#,##0" if self.group else "0") + ("." + "0" * self.decimals if self.decimals else "")
        plain = _quoted(self.prefix) + digits + _quoted(self.suffix)
        plus = f'"+"{plain}' if self.signed else plain
        return f'{plus};"\N{MINUS SIGN}"{plain};{plain}'


#: Of shares that are written as per cent.
PERCENT = NumberFormat(suffix="%")


def _quoted(text: str) -> str:
    """Text as a literal in a format code."""
    quoted = text.replace('"', '"\\""')
    return f'"{quoted}"' if text else ""
