"""What the writing view tells its script: which memo it is, and a sum of the text that is kept."""

import zlib
from html import escape


def text_sum(text: str) -> str:
    """A sum over the UTF-16 units of a text; `editing.js` makes the same of what is typed."""
    return str(zlib.crc32(text.encode("utf-16-le", "surrogatepass")))


def units(text: str, offset: int) -> int:
    """An offset in characters as browsers count it, in UTF-16 units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, unit: int) -> int:
    """The other way round: how many characters stand before that unit."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, unit)]
    return len(before.decode("utf-16-le", "ignore"))


def saved_mark(memo_id: str, kept: str, said: str, *, failed: bool = False) -> str:
    """HTML that says how the text stands; while something is typed, that it is being saved.

    `kept` is the sum of the text that the server has.
    """
    name = "memo-saved failed" if failed else "memo-saved"
    return (
        f'<p class="{name}" data-memo="{escape(memo_id)}" data-sum="{escape(kept)}">'
        f'<span class="kept">{escape(said)}</span><span class="typing">Saving …</span></p>'
    )
