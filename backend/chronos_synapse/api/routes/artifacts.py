"""Small files that executions keep."""

from litestar import Response, get
from litestar.params import FromPath

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.artifact import OTHER_MEDIA_TYPE


@get(
    "/executions/{execution_id:str}/artifacts/{name:str}",
    operation_id="downloadArtifact",
    limit="export",
    tags=["executions"],
    summary="A file that the execution keeps",
    media_type=OTHER_MEDIA_TYPE,
)
async def download_artifact(
    execution_id: FromPath[str], name: FromPath[str], api: Api, caller: Caller
) -> Response[bytes]:
    data = await api.artifacts.download(caller, execution_id, name)
    # Whatever the job says of it, a browser shows none of it: what it is may have been chosen to be run there.
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=OTHER_MEDIA_TYPE, headers=headers)


handlers = [download_artifact]
