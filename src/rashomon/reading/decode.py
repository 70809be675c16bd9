"""Bytes → text: byte order marks, declared and guessed encodings, bounded unpacking, binary files."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from rashomon.reading.limits import Limits

GZIP = b"\x1f\x8b"
CHUNK = 1 << 20  # bytes unpacked at a time, so that a bomb is seen before it fills the memory
FEED = 8192  # bytes handed to the unpacker at a time: what a member leaves over is copied, so it must be little
HEAD = 4096  # bytes; the HTML standard asks for the charset within the first 1,024
DETECT = 65_536  # bytes shown to the detector: its answer does not change with more, its cost does
CONTROL_SHARE = 0.05  # of the first bytes; text has none, random bytes 11 %, machine code about 15 %
FOREIGN_SHARE = 0.05  # of the bytes; English with accents and curly quotes in cp1252 stays under 3 %

MAGIC = (
    (b"%PDF-", "a PDF document"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"), (b"BM\x00", "a bitmap image"), (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls, .ppt): save it as .docx, .xlsx or PDF"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"OggS", "an Ogg recording"), (b"ID3", "an MP3 recording"), (b"\x00\x00\x00\x18ftyp", "an MP4 film"),
    (b"\x00\x00\x00\x20ftyp", "an MP4 film"), (b"{\\rtf", "an RTF document"), (b"PAR1", "a Parquet table"),
    (b"wOFF", "a font"), (b"wOF2", "a font"),
)  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_ESCAPING = ("iso-2022", "iso2022", "hz")  # encodings whose bytes are all ASCII: UTF-8 would take them wrongly


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what had to be guessed or mended to get it (empty when nothing had)."""

    text: str
    mended: str = ""


class UnreadableError(Exception):
    """These bytes are refused; the message says what they are."""


def find_unpacked(data: bytes, limits: Limits) -> tuple[bytes, str]:
    """`data`, unpacked if it is gzip, and what was wrong with the packing.

    Members one after another are joined. Raises `UnreadableError` for more than `unpacked_bytes`, a ratio
    over `unpacked_ratio`, or a stream of which nothing can be had.
    """
    out = bytearray()
    at = 0
    while data[at : at + 2] == GZIP:
        at, wrong = _unpack_member(data, at, out, limits)
        if wrong and not out:
            raise UnreadableError(f"a gzip file that cannot be unpacked ({wrong})")
        if wrong:
            return bytes(out), f"the gzip file is {wrong}"
    if not at:
        return data, ""
    if data[at:].strip(b"\0"):  # zeros pad it to the blocks of a tape
        return bytes(out), f"{len(data) - at:,} bytes that are not gzip follow the gzip file"
    if bytes(out[:2]) == GZIP:
        raise UnreadableError("gzip within gzip")
    return bytes(out), ""


def _unpack_member(data: bytes, at: int, out: bytearray, limits: Limits) -> tuple[int, str]:
    """Unpack the member of `data` that begins at `at` onto `out`; where it ends, and what was wrong."""
    stream = zlib.decompressobj(wbits=31)
    most = limits.most_unpacked(len(data))
    pending = b""
    try:
        while not stream.eof:
            if not pending:
                pending = data[at : at + FEED]
                at += len(pending)
            last = not pending
            piece = stream.decompress(pending, CHUNK)
            out += piece
            if len(out) > most:
                raise UnreadableError(f"a gzip file that unpacks to more than {most:,} bytes")
            pending = stream.unconsumed_tail
            if last and not piece and not stream.eof:
                return at, "cut short"
    except zlib.error as error:
        return at, f"damaged: {error}"
    return at - len(stream.unused_data), ""


def find_binary(data: bytes) -> str:
    """What a binary file is, by its first bytes ("a PNG image"), or "" for text."""
    for magic, name in MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture, sound or film"
    head = data[:HEAD]
    if any(head.startswith(bom) for bom, _ in _BOMS) or _wide(head):
        return ""
    control = sum(head.count(c) for c in range(32) if c not in (8, 9, 10, 11, 12, 13, 27))
    return "binary data" if len(head) >= 32 and control / len(head) > CONTROL_SHARE else ""


def find_text(data: bytes, *, page: bool = False) -> Decoded:
    """`data` as text. Tries, in order: byte order mark, the page's declared charset where its bytes
    would pass for ASCII, strict UTF-8, UTF-16 without a mark, the declared charset, UTF-8 with a few
    broken bytes, and a guess, which is then named in `mended`."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    declared = _declared(data) if page else ""
    if declared.startswith(_ESCAPING) and (text := _strict(data, declared)) is not None:
        return Decoded(text)
    if (wide := _wide(data[:HEAD])) and (text := _strict(data, wide)) is not None:
        return Decoded(text, f"no encoding was given; taken for {wide}")
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text)
    if declared and (text := _strict(data, declared)) is not None:
        return Decoded(text)
    return _mostly_utf8(data) or _guessed(data)


def _marked(data: bytes, name: str) -> Decoded:
    text = _strict(data, name)
    if text is not None:
        return Decoded(text)
    return Decoded(data.decode(name, "replace"), f"some bytes are not {name}; they were replaced")


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _wide(head: bytes) -> str:
    """utf-16-le or -be for ASCII text written in two bytes a letter, else ""."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 8:
        return ""
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd > 0.7 and zeros_even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if zeros_even > 0.7 and zeros_odd < 0.05 else ""


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:HEAD])
    if not match:
        return ""
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, ValueError):
        return ""
    # Browsers read Latin-1 and ASCII as cp1252; codecs that are no charsets (zip, rot13) are not asked for.
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
    return name if re.fullmatch(r"(utf|cp|iso|koi|mac|gb|big5|euc|shift|hz|johab|tis|ptcp|kz).{0,20}", name) else ""


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: at least four good characters beyond ASCII to each bad one."""
    text = data.decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(1 for c in text if c > "\x7f") - bad
    if good < 4 * bad:
        return None
    return Decoded(text, f"{bad} bytes are not UTF-8; they were replaced")


def _guessed(data: bytes) -> Decoded:
    foreign = sum(1 for byte in data[:DETECT] if byte > 127)
    if foreign <= FOREIGN_SHARE * len(data[:DETECT]) and (text := _strict(data, "cp1252")) is not None:
        return Decoded(text, "not UTF-8; taken for cp1252")
    if (name := _detected(data)) and (text := _strict(data, name)) is not None:
        return Decoded(text, f"not UTF-8; taken for {name}")
    return Decoded(data.decode("cp1252", "replace"), "not UTF-8; taken for cp1252, with bytes replaced")


def _detected(data: bytes) -> str:
    """charset-normalizer's answer on a piece round the first foreign bytes, or ""."""
    from charset_normalizer import from_bytes  # heavy: only for text that is not UTF-8

    first = next((i for i, byte in enumerate(data) if byte > 127), 0)
    piece = data[max(0, first - 1024) : first + DETECT]
    try:
        best = from_bytes(piece, enable_fallback=False).best()
    except (ValueError, LookupError, UnicodeError):
        return ""
    return best.encoding if best else ""
