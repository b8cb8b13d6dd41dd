"""The built front end: files are read once, so that no path of a request ever reaches the file system."""

import gzip
import mimetypes
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from litestar import Request, Response, route
from litestar.exceptions import MethodNotAllowedException, NotFoundException
from litestar.handlers import HTTPRouteHandler

from chronos_synapse.api.auth import PUBLIC
from chronos_synapse.api.gate import LIMIT, UNLIMITED

FOLDER = Path(__file__).parent.parent / "web"
INDEX = "/index.html"
HASHED = "/assets/"
"""Files below it bear a hash of their content in their name."""
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
SMALL_BYTES = 1024
OURS = ("/api", "/health")
NOT_BUILT = (
    "Chronos Synapse is running, but its web pages are not built.\n"
    "Build them with `npm ci && npm run build` in frontend/, or start the product with ./chronos up.\n"
    "The API is described at /api/docs.\n"
)

_TYPES = {".js": "text/javascript", ".map": "application/json", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class WebFile(msgspec.Struct, frozen=True):
    """One file as it is sent."""

    media_type: str
    content: bytes
    compressed: bytes | None


def load_web_files(folder: Path) -> dict[str, WebFile]:
    """Every file below `folder` by its path in the address; empty when the front end is not built."""
    return {
        "/" + path.relative_to(folder).as_posix(): _load(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".map"
    }


def _load(path: Path) -> WebFile:
    content = path.read_bytes()
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_text = media_type.startswith("text/") or media_type in ("image/svg+xml", "application/json")
    compressed = gzip.compress(content, 6, mtime=0) if is_text and len(content) > SMALL_BYTES else None
    return WebFile(media_type, content, compressed)


def web_handler(files: dict[str, WebFile]) -> HTTPRouteHandler:
    """Answers every address that is nobody else's: with a file, with the page, or with 404."""

    @route(
        ["/", "/{path:path}"],
        http_method=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
        include_in_schema=False,
        sync_to_thread=False,
        opt={**PUBLIC, "any_query": True, LIMIT: UNLIMITED},
    )
    def serve_web(request: Request[Any, Any, Any]) -> Response[bytes]:
        path = request.scope["path"]
        if _is_ours(path):
            raise NotFoundException
        if request.method not in ("GET", "HEAD"):
            raise MethodNotAllowedException(headers={"Allow": "GET, HEAD"})
        found = files.get(path)
        if found is None and (path.startswith(HASHED) or PurePosixPath(path).suffix == ".map"):
            raise NotFoundException
        return _answer(request, found or files.get(INDEX), is_hashed=found is not None and path.startswith(HASHED))

    return serve_web


def _is_ours(path: str) -> bool:
    return any(path == prefix or path.startswith(prefix + "/") for prefix in OURS)


def _answer(request: Request[Any, Any, Any], file: WebFile | None, *, is_hashed: bool) -> Response[bytes]:
    if file is None:
        return Response(NOT_BUILT.encode(), media_type="text/plain", status_code=HTTPStatus.OK)
    headers = {"Cache-Control": FOR_EVER if is_hashed else ASK_AGAIN, "Vary": "Accept-Encoding"}
    content = file.content
    if file.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        content = file.compressed
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=file.media_type, headers=headers, status_code=HTTPStatus.OK)
