"""What people say about jobs."""

from litestar import delete, get, patch, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import DEFAULT_LIMIT, Api, Caller, Cursor, Limit
from chronos_synapse.services.teams.comments import CommentChange, CommentList, CommentQuery, CommentView, NewComment

TAGS = ["comments"]


@get("/jobs/{job_id:str}/comments", operation_id="listComments", tags=TAGS, summary="Comments, the newest first")
async def list_comments(
    job_id: FromPath[str], api: Api, caller: Caller, limit: Limit = DEFAULT_LIMIT, cursor: Cursor = None
) -> CommentList:
    return await api.teams.comments.page(caller, CommentQuery(job_id=job_id, limit=limit, cursor=cursor))


@post(
    "/jobs/{job_id:str}/comments",
    operation_id="addComment",
    tags=TAGS,
    summary="Comment on a job, or answer a comment",
    opt={"audit": "comment.create", "idempotent": True},
)
async def add_comment(job_id: FromPath[str], data: JSONBody[NewComment], api: Api, caller: Caller) -> CommentView:
    return await api.teams.comments.add(caller, job_id, data)


@patch(
    "/jobs/{job_id:str}/comments/{comment_id:str}",
    operation_id="changeComment",
    tags=TAGS,
    summary="Change one's own comment",
    opt={"audit": "comment.update"},
)
async def change_comment(
    job_id: FromPath[str], comment_id: FromPath[str], data: JSONBody[CommentChange], api: Api, caller: Caller
) -> CommentView:
    return await api.teams.comments.change(caller, job_id, comment_id, data)


@delete(
    "/jobs/{job_id:str}/comments/{comment_id:str}",
    operation_id="removeComment",
    tags=TAGS,
    summary="Delete a comment; of one that was answered the text",
    opt={"audit": "comment.delete"},
)
async def remove_comment(job_id: FromPath[str], comment_id: FromPath[str], api: Api, caller: Caller) -> None:
    await api.teams.comments.remove(caller, job_id, comment_id)


handlers = [list_comments, add_comment, change_comment, remove_comment]
