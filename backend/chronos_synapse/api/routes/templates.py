"""Job templates: jobs that are written already, but for a few values."""

from litestar import get, post
from litestar.params import FromPath, JSONBody

from chronos_synapse.api.dependencies import Api, Caller
from chronos_synapse.domain.template import Template
from chronos_synapse.services.jobs.templates import Instantiated, Instantiation, TemplateList

TAGS = ["templates"]


@get("/templates", operation_id="listTemplates", tags=TAGS, summary="Every job template")
async def list_templates(api: Api) -> TemplateList:
    return api.templates.all()


@get("/templates/{template_id:str}", operation_id="getTemplate", tags=TAGS, summary="One job template")
async def get_template(template_id: FromPath[str], api: Api) -> Template:
    return api.templates.find(template_id)


@post(
    "/templates/{template_id:str}/instantiate",
    operation_id="instantiateTemplate",
    audit="job.create",
    idempotent=True,
    tags=TAGS,
    summary="Make a job of a template, or with `dry_run` tell what it would be",
)
async def instantiate_template(
    template_id: FromPath[str], data: JSONBody[Instantiation], api: Api, caller: Caller
) -> Instantiated:
    return await api.templates.instantiate(caller, template_id, data)


handlers = [list_templates, get_template, instantiate_template]
