"""What Streamlit serves: `app.py` behind a content security policy, ending with its parent."""

import asyncio
import base64
import hashlib
import importlib
import logging
import os
import re
import signal
import threading
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from ui import state
from ui.components import look, notice
from ui.components.memo import scripts

log = logging.getLogger(__name__)
_GRACE_S = 8.0
_Message = MutableMapping[str, Any]
_Send = Callable[[_Message], Awaitable[None]]
_Receive = Callable[[], Awaitable[_Message]]
_Asgi = Callable[[_Message, _Receive, _Send], Awaitable[None]]


def content_policy() -> str:
    """Nothing is loaded from, sent to or framed by anyone else; only our own scripts run."""
    index = Path(st.__file__).parent / "static" / "index.html"
    inline = (*re.findall(r"<script>(.*?)</script>", index.read_text("utf-8"), re.DOTALL),)
    hashes = " ".join(_hash(script) for script in (*inline, *look.SCRIPTS, *scripts.every()))
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'wasm-unsafe-eval' {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class SafeHeaders:
    """Adds the security headers to every response."""

    def __init__(self, app: _Asgi) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", content_policy().encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
        ]

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        """Pass the request on; the headers go out with the answer."""

        async def with_headers(message: _Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers)


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    threading.Thread(target=_warm_up, daemon=True).start()
    yield {}
    await asyncio.to_thread(state.close)


def _warm_up() -> None:
    """Import what the first page needs while the browser is still opening."""
    importlib.import_module("ui.shell")


def _end_with_parent() -> None:
    """Wait for standard input to end, which it does when the parent ends; then end too."""
    # Not by sys.stdin: its lock, held by this thread, would be fatal when the interpreter ends.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_GRACE_S)
    os._exit(1)


def on_error(error: Exception) -> bool:
    """Tell the person calmly, and log what fell over; True keeps Streamlit's own display away."""
    # The message of an error may hold somebody's words: only its kind and place are logged.
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("page failed: %s\n%s", type(error).__name__, where)
    notice.unexpected()
    return True


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"'sha256-{digest}'"


app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=_lifespan,
    middleware=[Middleware(SafeHeaders)],
    on_script_error=on_error,
)
