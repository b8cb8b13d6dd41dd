"""The application: routes, errors, the guard, and the life of the container."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Response, Router
from litestar.config.cors import CORSConfig
from litestar.exceptions import HTTPException

from chronos_synapse.api.addresses import Addresses
from chronos_synapse.api.admission import admit
from chronos_synapse.api.audit_hook import ActorNames, audit_hook
from chronos_synapse.api.body import MAX_BODY_BYTES, JsonRequest
from chronos_synapse.api.cors import cors_config
from chronos_synapse.api.dependencies import dependencies
from chronos_synapse.api.errors import on_chronos_error, on_http_error, on_other_error
from chronos_synapse.api.etags import answer_unchanged
from chronos_synapse.api.hosts import Hosts
from chronos_synapse.api.idempotency import begin_once, keep_answer
from chronos_synapse.api.methods import Methods, tell_methods
from chronos_synapse.api.openapi import openapi_config
from chronos_synapse.api.query import check_request
from chronos_synapse.api.routes import (
    accounts,
    admin_settings,
    admin_system,
    admin_users,
    advice,
    ai,
    analytics,
    api_keys,
    artifacts,
    audit,
    backfills,
    branding,
    bulk,
    calendars,
    catalog,
    comments,
    dashboards,
    dead_letters,
    directory,
    executions,
    exports,
    forecasts,
    grants,
    health,
    history,
    insights,
    job_table,
    jobs,
    kpis,
    log_search,
    maintenance,
    metrics,
    notifications,
    oidc,
    overview,
    passkeys,
    passwords,
    patterns,
    questions,
    records,
    registration,
    reports,
    runtime,
    samples,
    schedule_map,
    schedules,
    scheduling,
    second_factors,
    secrets,
    sessions,
    simulation,
    slots,
    stream,
    teams,
    templates,
    usage,
    variables,
    versions,
    views,
    workers,
)
from chronos_synapse.api.security_headers import add_security_headers
from chronos_synapse.api.web import FOLDER, load_web_files, web_handler
from chronos_synapse.bootstrap import ApiContainer, open_api_container
from chronos_synapse.config import Settings
from chronos_synapse.domain.errors import ChronosError

RESOURCES = (
    audit,
    accounts,
    sessions,
    registration,
    passwords,
    api_keys,
    jobs,
    job_table,
    bulk,
    exports,
    executions,
    history,
    log_search,
    records,
    artifacts,
    dead_letters,
    metrics,
    insights,
    patterns,
    forecasts,
    advice,
    reports,
    questions,
    kpis,
    overview,
    schedules,
    schedule_map,
    calendars,
    scheduling,
    catalog,
    stream,
    runtime,
    slots,
    backfills,
    simulation,
    secrets,
    variables,
    workers,
    usage,
    teams,
    grants,
    comments,
    versions,
    views,
    dashboards,
    directory,
    notifications,
    admin_settings,
    admin_users,
    ai,
    analytics,
    admin_system,
    maintenance,
    branding,
    second_factors,
    passkeys,
    oidc,
    templates,
    samples,
)


async def _before(request: Request[Any, Any, Any]) -> Response[bytes] | None:
    await admit(request, request.route_handler)
    await check_request(request)
    return await begin_once(request)


def create_app(settings: Settings, *, opened: ApiContainer | None = None, web_folder: Path = FOLDER) -> Litestar:
    """The application for `settings`, over `opened`; without it, it opens its own container while it lives."""
    app = bare_app(cors_config(settings), web_folder=web_folder)
    equip(app, settings, opened=opened)
    return app


def bare_app(cors: CORSConfig | None, *, web_folder: Path = FOLDER) -> Litestar:
    """The addresses and all that is alike whatever the other settings: what takes long to make. `equip` it."""
    return Litestar(
        route_handlers=[
            Router("/api/v1", route_handlers=[handler for module in RESOURCES for handler in module.handlers]),
            *health.handlers,
            web_handler(load_web_files(web_folder)),
        ],
        lifespan=[_container],
        middleware=[audit_hook],
        cors_config=cors,
        dependencies=dependencies(),
        before_request=_before,
        before_send=[keep_answer, answer_unchanged, tell_methods, add_security_headers],
        exception_handlers={
            ChronosError: on_chronos_error,
            HTTPException: on_http_error,
            Exception: on_other_error,
        },
        request_class=JsonRequest,
        request_max_body_size=MAX_BODY_BYTES,
        openapi_config=openapi_config(),
        logging_config=None,
    )


def equip(app: Litestar, settings: Settings, *, opened: ApiContainer | None = None) -> None:
    """Gives `app` what it works with the next time it lives."""
    app.state.settings = settings
    app.state.opened = opened
    app.state.actor_names = ActorNames()
    app.state.methods = Methods(app)
    app.state.hosts = Hosts(settings)
    app.state.is_behind_tls = settings.public_url.startswith("https://")
    app.state.addresses = Addresses(settings.trusted_proxies)
    app.state.open_streams = stream.OpenStreams()


@asynccontextmanager
async def _container(app: Litestar) -> AsyncIterator[None]:
    opened: ApiContainer | None = app.state.opened
    async with nullcontext(opened) if opened is not None else open_api_container(app.state.settings) as found:
        app.state.container = found
        yield
