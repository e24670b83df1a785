"""A preview from start to end: its address, its server, and the watch over the project."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from deckbuilder.preview.address import token
from deckbuilder.preview.building import Builder
from deckbuilder.preview.desk import Desk
from deckbuilder.preview.server import application
from deckbuilder.project import UsageError
from deckbuilder.watching import Scope, changes

HOST = "127.0.0.1"
#: The first of the ports that are tried where none is asked for, and how many.
_PORT, _TRIED = 8765, 20


def listening(port: int | None) -> socket.socket:
    """A socket of this machine alone, at a port: at the first that is free where none is asked for.

    Raises:
        UsageError: the port cannot be had.
    """
    for number in range(_PORT, _PORT + _TRIED) if port is None else (port,):
        try:
            return socket.create_server((HOST, number))
        except OSError as error:
            if port is not None:
                taken = error.errno == errno.EADDRINUSE
                reason = "is in use" if taken else f"cannot be had: {error.strerror}"
                help = "name another with --port, or leave it out"
                raise UsageError(f"port {port} {reason}", help) from None
    return socket.create_server((HOST, 0))


def run(
    desk: Desk, builder: Builder, scope: Scope, listener: socket.socket, begun: Callable[[str], None]
) -> None:
    """Serve until the process is asked to stop; ``begun`` is told the address once no change is missed.

    Raises:
        KeyboardInterrupt: it was asked by Ctrl-C, and everything is closed.
    """
    secret, port = token(desk.listing.root), listener.getsockname()[1]
    hosts = frozenset({f"{HOST}:{port}", f"localhost:{port}"})
    app = application(desk, builder, secret, hosts)
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    asyncio.run(
        _serve(_Server(config, desk), desk, scope, listener, lambda: begun(f"http://{HOST}:{port}/{secret}/"))
    )


class _Server(uvicorn.Server):
    """Ends what goes on for ever before it waits for all that goes on."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.close()
        await super().shutdown(sockets)


async def _serve(
    server: _Server, desk: Desk, scope: Scope, listener: socket.socket, begun: Callable[[], None]
) -> None:
    stop, loop = threading.Event(), asyncio.get_running_loop()
    told: asyncio.Queue[frozenset[Path] | Exception] = asyncio.Queue()

    def tell(news: frozenset[Path] | Exception) -> None:
        with suppress(RuntimeError):  # the loop has been closed meanwhile
            loop.call_soon_threadsafe(told.put_nowait, news)

    def watch() -> None:
        try:
            for paths in changes(scope, stop):
                tell(paths)
        except Exception as error:
            tell(error)

    async def follow() -> None:
        waiting = True
        while True:
            news = await told.get()
            if isinstance(news, Exception):
                server.should_exit = True
                raise news
            await desk.changed()
            if waiting:
                waiting = False
                begun()

    threading.Thread(target=watch, name="watch", daemon=True).start()
    desk.begin()
    following = asyncio.create_task(follow())
    try:
        await server.serve([listener])
    finally:
        stop.set()
        desk.close()
        if following.done():
            following.result()
        following.cancel()
