"""The words and numbers an author may write, each with the narrowest fence that still fits."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

__all__ = [
    "Change",
    "Id",
    "Percent",
    "Points",
    "Prose",
    "Share",
    "Text",
    "Written",
    "shown",
    "tenths",
]


class Written(BaseModel):
    """A table that an author wrote: nothing is guessed, nothing extra is let in."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        populate_by_name=False,
        use_attribute_docstrings=True,
    )


def shown(text: str) -> str:
    """Refuse characters that nobody can see: they could hide or turn around what is read."""
    for character in text:
        hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")
        if hidden and character not in "\n\t\u00ad":
            raise ValueError(f"hidden character U+{ord(character):04X}")
    return text


def _one_line(text: str) -> str:
    return _set(" ".join(text.split()))


def _set(text: str) -> str:
    """Set apostrophes and quotation marks as a printer would."""
    return _QUOTED.sub("“\\1”", text).replace("'", "’")


_QUOTED = re.compile('"([^"]*)"')


def _paragraphs(text: str) -> str:
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return "\n\n".join(_one_line(block) for block in blocks if block.strip())


def _not_blank(text: str) -> str:
    if not text:
        raise ValueError("blank text")
    return text


def _one_decimal(number: float) -> float:
    if abs(number * 10 - round(number * 10)) > 1e-6:
        raise ValueError("more than one decimal")
    return number


def tenths(number: float) -> int:
    """Gives points as the tenths of a point that the rules count in."""
    return round(number * 10)


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60),
]
"""A name for the machine: small letters, digits and single hyphens."""

_LONGEST = 4000

Text = Annotated[
    str,
    Field(max_length=_LONGEST),
    AfterValidator(shown),
    AfterValidator(_one_line),
    AfterValidator(_not_blank),
]
"""One paragraph; line breaks count as spaces."""

Prose = Annotated[
    str,
    Field(max_length=_LONGEST),
    AfterValidator(shown),
    AfterValidator(_paragraphs),
    AfterValidator(_not_blank),
]
"""One paragraph or several, with a blank line between them."""

Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False), AfterValidator(_one_decimal)]
"""0 to 100, at most one decimal."""

Change = Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False), AfterValidator(_one_decimal)]
"""Up or down by at most 100 points, at most one decimal."""

Percent = Points
"""0 to 100 percent."""

Share = Annotated[float, Field(ge=0, le=200, allow_inf_nan=False), AfterValidator(_one_decimal)]
"""0 to 200 percent."""
