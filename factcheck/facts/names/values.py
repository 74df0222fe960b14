"""What a name is: of whom or what, and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class NameType(StrEnum):
    """What bears the name. NORP is a nationality, religion or political group."""

    PERSON = "person"
    PLACE = "place"
    ORG = "organisation"
    FACILITY = "facility"
    NORP = "group"


class Sameness(Enum):
    """How two names relate.

    SAME: one name, at most in another form (title, acronym, short form, accent). VARIANT: one name,
    spelled differently. PARTIAL: one is a part of the other ("Assad", "Bashar Assad"). DIFFERENT:
    other people or places. UNKNOWN: neither can be told.
    """

    SAME = "same"
    VARIANT = "variant"
    PARTIAL = "partial"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A name without titles, articles and possessive.

    ``canonical`` as written, ``head`` the surname or last word, ``suffix`` folded: "jr", "ii".
    """

    canonical: str
    type: NameType
    head: str
    given: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether it is a person's given name and surname, or not a person's name at all."""
        return self.type is not NameType.PERSON or bool(self.given)
