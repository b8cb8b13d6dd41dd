"""A Litestar application that says hello, served as the api is: what the framework can do at most."""

import sys

import uvicorn
import uvloop
from litestar import Litestar, get
from litestar.params import FromPath


@get("/hello/{name:str}")
async def hello(name: FromPath[str]) -> dict[str, str]:
    """A greeting."""
    return {"hello": name}


def main(port: int) -> None:
    """Serves until TERM."""
    config = uvicorn.Config(
        Litestar([hello], openapi_config=None, logging_config=None),
        host="127.0.0.1",
        port=port,
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
    )
    uvloop.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    main(int(sys.argv[1]))
