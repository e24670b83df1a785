"""The preview over HTTP: the page, its fonts and pictures, what it is told, and the button that builds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from deckbuilder.preview.building import Builder
from deckbuilder.preview.desk import Desk
from deckbuilder.preview.guard import Guard

STATIC = Path(__file__).parent / "static"
#: A name that stands for one content for ever: nothing need be asked again.
_FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
_MOST_BODY = 10_000  # bytes


def application(desk: Desk, builder: Builder, token: str, hosts: frozenset[str]) -> ASGIApp:
    """The ASGI application of a preview, heard under ``/token/`` at ``hosts`` alone."""
    routes = _Routes(desk, builder)
    inside = Mount(
        f"/{token}",
        routes=[
            Route("/", routes.page),
            Route("/presenter", routes.presenter),
            Route("/events", routes.events),
            Route("/images/{name}", routes.file),
            Route("/fonts/{state}/{name}", routes.file),
            Route("/explain/{code}", routes.explain),
            Route("/build", routes.build, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
    )
    return Guard(Starlette(routes=[inside]), token, hosts)


class _Routes:
    def __init__(self, desk: Desk, builder: Builder) -> None:
        self._desk = desk
        self._builder = builder

    async def page(self, request: Request) -> Response:
        return FileResponse(STATIC / "index.html")

    async def presenter(self, request: Request) -> Response:
        return FileResponse(STATIC / "presenter.html")

    async def events(self, request: Request) -> Response:
        name = request.query_params.get("brief")
        if self._desk.brief(name) is None:
            name = None
        return StreamingResponse(self._stream(name), media_type="text/event-stream")

    async def _stream(self, name: str | None) -> AsyncIterator[bytes]:
        """Server-sent events (HTML Living Standard, 9.2)."""
        yield b"retry: 1000\n\n"
        encode = msgspec.json.Encoder().encode  # has no line breaks
        async with aclosing(self._desk.events(name)) as events:
            async for event in events:
                if event is None:
                    yield b": still here\n\n"
                else:
                    word, data = event
                    yield b"event: %s\ndata: %s\n\n" % (word.encode(), encode(data))

    async def file(self, request: Request) -> Response:
        found = await self._desk.file(request.path_params["name"])
        if found is None:
            return PlainTextResponse("not found", 404)
        return Response(found.data, media_type=found.media, headers=_FOR_EVER)

    async def explain(self, request: Request) -> Response:
        words = await asyncio.to_thread(self._builder.explained, request.path_params["code"])
        return PlainTextResponse(words or "not found", 200 if words else 404)

    async def build(self, request: Request) -> Response:
        body = b""
        async for part in request.stream():  # which need not say how long it is
            body += part
            if len(body) > _MOST_BODY:
                return JSONResponse({"error": "the request is too long"}, 413)
        try:
            asked = msgspec.json.decode(body, type=dict[str, str])
        except msgspec.DecodeError:
            return JSONResponse({"error": "the request is not JSON"}, 400)
        brief = self._desk.brief(asked.get("brief"))
        if brief is None:
            return JSONResponse({"error": "there is no such brief"}, 404)
        return JSONResponse(await asyncio.to_thread(self._builder.build, brief))
