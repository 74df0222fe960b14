"""Open a Word file safely and pack it again: a ZIP archive of XML parts that a stranger may have made."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

Parts = dict[str, bytes]

_LIMIT = 20_000_000
"""Bytes of unpacked text parts: a book has 5 MB, a ZIP bomb has more; a byte of XML costs 30 bytes of memory."""
_LARGEST = 300_000_000
"""Bytes of all parts unpacked, pictures too."""
_MOST_PARTS = 10_000
"""Files with hundreds of pictures have some hundred parts."""
_SMALL, _RATIO = 1_000_000, 100
"""From so many bytes on, text that was packed this tightly is one word over and over: prose gives 5 to 20."""
_ENTRY = b"PK\x01\x02"
_USUAL_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest an archive can say: same input, same bytes
_USUAL = "word/document.xml"
_RELATIONS = "_rels/.rels"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,  # encrypted
    EOFError,
    OSError,
    ValueError,
)


def unpacked(name: str, data: bytes, wanted: Callable[[str], bool]) -> tuple[str, Parts]:
    """The name of the main part, and that part and the *wanted* ones unpacked.

    Raises:
        ReadError: no Word file, a broken one, or one that unpacks to more than any story.
    """
    if not data:
        raise ReadError(f"{name}: expected a Word file, found an empty file")
    if data.startswith(_OLD_WORD):
        raise ReadError(
            f"{name}: expected a Word file (.docx), found an old one (.doc) or one with a password"
        )
    _refuse_crowd(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            main = _main(name, archive, infos)
            chosen = [part for part in infos if part == main or wanted(part)]
            _refuse_bomb(name, [infos[part] for part in chosen])
            return main, {part: _content(archive, infos[part]) for part in chosen}
    except _BROKEN as error:
        raise ReadError(
            f"{name}: expected a Word file (.docx), found a broken archive ({error})"
        ) from None


def parsed(name: str, part: str, data: bytes) -> _Element:
    """The XML of a part; entities are not expanded and nothing outside the file is read.

    Raises:
        ReadError: broken XML.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        where = " ".join(f"{part} ({error.msg})".split())  # lines of the file may be quoted in it
        raise ReadError(f"{name}: expected a Word file, found broken XML in {where}") from None


def serialized(tree: _Element) -> bytes:
    """The bytes of a part, as Word writes them: UTF-8, with a declaration."""
    from lxml import etree

    return etree.tostring(
        tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def repacked(name: str, data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The archive with *changed* parts replaced or added at its end; all others keep content, name and day.

    Raises:
        ReadError: a broken archive, or one that unpacks to more than any story with its pictures.
    """
    stream = io.BytesIO()
    _refuse_crowd(name, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
            infos = {info.filename: info for info in old.infolist()}
            if sum(info.file_size for info in infos.values()) > _LARGEST:
                raise ReadError(f"{name}: expected at most {_LARGEST} bytes unpacked, found more")
            for part, info in infos.items():
                new.writestr(_entry(part, info), changed.get(part) or _content(old, info))
            for part in sorted(changed.keys() - infos.keys()):
                new.writestr(_entry(part, None), changed[part])
    except _BROKEN as error:
        raise ReadError(
            f"{name}: expected a Word file (.docx), found a broken archive ({error})"
        ) from None
    return stream.getvalue()


def local(element: _Element) -> str:
    """The tag without its namespace; empty for comments, processing instructions and entities."""
    tag: object = element.tag  # a function for what is no element
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _main(name: str, archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo]) -> str:
    """The part that the archive calls its document: Word on the web writes "word/document2.xml"."""
    if _RELATIONS in infos and infos[_RELATIONS].file_size:
        _refuse_bomb(name, [infos[_RELATIONS]])
        for relation in parsed(name, _RELATIONS, _content(archive, infos[_RELATIONS])):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                target = (relation.get("Target") or "").lstrip("/")
                if target in infos:
                    return target
    if _USUAL not in infos:
        raise ReadError(f"{name}: expected a Word file, found an archive without {_USUAL}")
    return _USUAL


def _refuse_crowd(name: str, data: bytes) -> None:
    """Every part has its mark in the archive's directory: counted before anything is made of them."""
    if data.count(_ENTRY) > _MOST_PARTS:
        raise ReadError(f"{name}: expected at most {_MOST_PARTS} parts in a Word file, found more")


def _refuse_bomb(name: str, parts: Sequence[zipfile.ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > _LIMIT:
        raise ReadError(f"{name}: expected at most {_LIMIT} bytes of text, found more")
    for part in parts:
        if part.file_size > max(_SMALL, _RATIO * part.compress_size):
            raise ReadError(
                f"{name}: expected a Word file, found {part.filename!r} packed over {_RATIO} times"
            )
        if part.compress_type not in _USUAL_PACKING:  # bzip2 and LZMA unpack without a bound
            raise ReadError(
                f"{name}: expected a Word file, found {part.filename!r} packed as Word does not pack"
            )


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The part, never more than the archive says: ``ZipFile.read`` unpacks up to 2 GB and cuts off afterwards."""
    with archive.open(part) as stream:
        return stream.read(part.file_size + 1)


def _entry(part: str, old: zipfile.ZipInfo | None) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part, old.date_time if old else _FIRST_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = old.create_system if old else 0  # else it tells the machine's own
    if old is not None:
        entry.external_attr = old.external_attr
        if old.compress_type == zipfile.ZIP_STORED:
            entry.compress_type = zipfile.ZIP_STORED
    return entry
