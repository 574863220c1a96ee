"""What the writing view tells its script: which memo it is, and a sum of the text that is kept."""

import zlib
from html import escape


def text_sum(text: str) -> str:
    """A sum over the UTF-16 units of a text; `editing.js` makes the same of what is typed."""
    return str(zlib.adler32(text.encode("utf-16-le", "surrogatepass")))


def units(text: str, offset: int) -> int:
    """An offset in characters as browsers count it, in UTF-16 units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def saved_mark(memo_id: str, text: str, said: str) -> str:
    """HTML that says that the text is kept, and while something is typed that it is not yet."""
    return (
        f'<p class="memo-saved" data-memo="{escape(memo_id)}" data-sum="{text_sum(text)}">'
        f'<span class="kept">{escape(said)}</span><span class="typing">Saving …</span></p>'
    )
