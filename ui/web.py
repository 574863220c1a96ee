"""Starts the web front end in a child process, which ends with this one, however it ends."""

import logging
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

from assistant.errors import SettingsError, StorageError
from assistant.settings import Settings
from ui import theme

log = logging.getLogger(__name__)
_LOOPBACK = ("127.0.0.1", "localhost")
_START_WITHIN_S = 60.0
_END_WITHIN_S = 10.0


def serve(settings: Settings, open_browser: bool) -> int:
    """Serve until the child ends or the person interrupts; returns the exit code.

    Raises SettingsError for a host that is not the loopback interface and for a port in use,
    StorageError when the home folder cannot be written.
    """
    _refuse_foreign_host(settings.ui.host)
    _refuse_busy_port(settings.ui.port)
    home = settings.home.expanduser().resolve()
    child = subprocess.Popen(  # noqa: S603
        command(settings),
        stdin=subprocess.PIPE,
        env=environment(settings, home, cookie_secret(home)),
        cwd=home,
        start_new_session=True,  # Ctrl-C reaches only this process, which ends the child in order
    )
    try:
        _announce_when_ready(child, settings.ui.port, open_browser)
        return 0 if child.wait() == 0 else 1
    except KeyboardInterrupt:
        return 0
    finally:
        _end(child)


def command(settings: Settings) -> list[str]:
    """The child's command line. Nothing secret is in it: other users can read it."""
    flags = {**_safety(settings.ui.port), **theme.options()}
    script = str(Path(__file__).with_name("server.py"))
    return [
        sys.executable,
        *("-m", "streamlit", "run", script),
        *(f"--{name}={value}" for name, value in flags.items()),
        *(f"--server.allowedHosts={host}" for host in _LOOPBACK),
    ]


def _safety(port: int) -> dict[str, str]:
    return {
        "server.address": "127.0.0.1",
        "server.port": str(port),
        "server.headless": "true",
        "server.enableCORS": "true",
        "server.enableXsrfProtection": "true",
        "server.maxUploadSize": "10",
        "server.fileWatcherType": "none",
        "server.enableAgentApi": "false",
        "server.enableStaticServing": "false",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "browser.serverAddress": "localhost",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": "false",
        "client.toolbarMode": "minimal",
        "runner.magicEnabled": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }


def environment(settings: Settings, home: Path, secret: str) -> dict[str, str]:
    """The child's environment: ours, without anyone else's Streamlit options."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    return kept | {
        "MENTOR_HOME": str(home),
        "MENTOR_CACHE": str(settings.cache.expanduser().resolve()),
        "STREAMLIT_SERVER_COOKIE_SECRET": secret,
    }


def _refuse_foreign_host(host: str) -> None:
    if host not in _LOOPBACK:
        raise SettingsError(
            f"The web front end will not listen on {host}: sign-in is not configured, so anyone "
            "who reaches that address could read your conversations.",
            next_step="Leave MENTOR_UI__HOST unset; it then listens on 127.0.0.1 only.",
        )


def _refuse_busy_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise SettingsError(
                f"Port {port} cannot be used ({error.strerror}).",
                next_step="End what uses it, or choose another with MENTOR_UI__PORT.",
            ) from error


def cookie_secret(home: Path) -> str:
    """The key that signs cookies, made once and readable by its owner only."""
    path = home / "cookie-secret"
    try:
        home.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            if secret := path.read_text("ascii").strip():
                return secret
            handle = os.open(path, os.O_WRONLY)
        with os.fdopen(handle, "w") as file:
            secret = secrets.token_hex(32)
            file.write(secret)
    except OSError as error:
        raise StorageError(
            f"The folder {home} cannot be written ({error.strerror}).",
            next_step="Make it writable, or name another with MENTOR_HOME.",
        ) from error
    return secret


def _announce_when_ready(child: "subprocess.Popen[bytes]", port: int, open_browser: bool) -> None:
    url = f"http://localhost:{port}"
    end = time.monotonic() + _START_WITHIN_S
    while child.poll() is None and time.monotonic() < end:
        if _healthy(port):
            sys.stdout.write(f"Whetstone is at {url} (Ctrl-C ends it).\n")
            sys.stdout.flush()
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
            return
        time.sleep(0.1)


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Close its standard input, which asks it to end, and see that it does."""
    if child.stdin is not None:
        child.stdin.close()
    try:
        child.wait(_END_WITHIN_S)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()
