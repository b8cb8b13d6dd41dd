"""JSON bodies: read strictly, straight into what a handler takes."""

from http import HTTPStatus
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException, InternalServerException

from chronos_synapse.domain.strict_json import decode_body

MAX_BODY_BYTES = 1 << 20
OPTIONAL_BODY = "optional_body"
"""Option of a handler whose body may be left out."""
_CUT_OFF = "The client left before the end of its body."


class JsonRequest(Request[Any, Any, Any]):
    """A request whose body is decoded into what its handler takes."""

    async def body(self) -> bytes:
        """All of the body; 408 when the client leaves before its end, which is no defect of ours."""
        try:
            return await super().body()
        except InternalServerException as exc:
            raise HTTPException(detail=_CUT_OFF, status_code=HTTPStatus.REQUEST_TIMEOUT) from exc

    async def json(self) -> Any:
        """The body as the type of the handler's `data`; Invalid says what is wrong with it, and where."""
        field = self.route_handler.parsed_data_field
        body = await self.body()
        if not body and self.route_handler.opt.get(OPTIONAL_BODY):
            return None
        return decode_body(body, Any if field is None else field.annotation)


def check_content(request: Request[Any, Any, Any]) -> None:
    """Refuses a body that is not plain JSON, before it is read."""
    is_absent = request.headers.get("content-length", "0") == "0" and "transfer-encoding" not in request.headers
    if is_absent and request.route_handler.opt.get(OPTIONAL_BODY):
        return
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if content_type != "application/json" or encoding not in ("identity", ""):
        raise HTTPException(
            detail="The body must be sent as application/json, not compressed.",
            status_code=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        )
