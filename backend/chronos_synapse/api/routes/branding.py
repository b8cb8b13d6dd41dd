"""How the installation presents itself; public, since the log-in page shows it."""

import zlib
from typing import Annotated

from litestar import Response, get
from litestar.params import QueryParameter
from litestar.serialization import encode_json

from chronos_synapse.api.auth import OPEN, PUBLIC
from chronos_synapse.api.dependencies import Api
from chronos_synapse.api.openapi_answers import ANSWERS
from chronos_synapse.services.admin.branding import Branding

TAGS = ["administration"]
ASK_AGAIN = "public, no-cache"
A_DAY = "public, max-age=86400"
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A picture that is opened by itself runs nothing and fetches nothing."""

Which = Annotated[
    str | None, QueryParameter(name="v", max_length=64, description="Of the picture; another one has another address.")
]


@get(
    "/branding",
    operation_id="getBranding",
    tags=TAGS,
    summary="Name, accent and logo of this installation",
    opt=PUBLIC,
    security=OPEN,
)
async def get_branding(api: Api) -> Response[Branding]:
    found = await api.admin.branding.view()
    tag = f'"{zlib.crc32(encode_json(found)):08x}"'
    return Response(found, headers={"Cache-Control": ASK_AGAIN, "ETag": tag})


@get(
    "/branding/logo",
    operation_id="getBrandingLogo",
    tags=TAGS,
    summary="The picture beside the name",
    media_type="image/png",
    opt={**PUBLIC, ANSWERS: (404,)},
    security=OPEN,
)
async def get_branding_logo(api: Api, v: Which = None) -> Response[bytes]:
    picture = await api.admin.branding.logo()
    # By an address that names another picture one gets today's, and does not keep it.
    kept = A_DAY if v == picture.id else ASK_AGAIN
    headers = {"Cache-Control": kept, "ETag": f'"{picture.id}"', "Content-Security-Policy": ALONE}
    return Response(picture.content, media_type=picture.media_type, headers=headers)


handlers = [get_branding, get_branding_logo]
