"""Opens zip containers without trusting what they say of their sizes."""

import contextlib
import io
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from knowledge.errors import DocumentRefused
from knowledge.loading.limits import MAX_MEMBERS
from knowledge.loading.refusals import bomb, damaged

BROKEN: tuple[type[Exception], ...] = (
    BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
)  # fmt: skip
"""What reading a damaged zip raises."""
with contextlib.suppress(ImportError):
    # Some Pythons are built without it; zipfile then raises RuntimeError for such members.
    from lzma import LZMAError

    BROKEN += (LZMAError,)

_BLOCK = 1 << 16
_ENCRYPTED = 0x1


def opened(raw: bytes, name: str) -> ZipFile:
    """The container. Raises DocumentRefused when it is damaged or has far too many members."""
    try:
        container = ZipFile(io.BytesIO(raw))
    except BROKEN as error:
        raise damaged(name) from error
    if len(container.infolist()) > MAX_MEMBERS:
        raise DocumentRefused(
            f"{name} holds more than {MAX_MEMBERS:,} files.",
            next_step="Split it into smaller archives.",
        )
    return container


def is_encrypted(member: ZipInfo) -> bool:
    """Whether a member needs a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def read_member(container: ZipFile, member: ZipInfo, limit: int, name: str) -> bytes:
    """A member's bytes; reading stops at `limit`, whatever the container says.

    Raises DocumentRefused when there are more, or it is damaged.
    """
    pieces: list[bytes] = []
    size = 0
    try:
        with container.open(member) as file:
            while piece := file.read(_BLOCK):
                size += len(piece)
                if size > limit:
                    raise bomb(name, limit)
                pieces.append(piece)
    except BROKEN as error:
        raise damaged(name) from error
    return b"".join(pieces)
