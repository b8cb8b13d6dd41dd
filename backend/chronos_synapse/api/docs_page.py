"""The description of the API as one plain page: no script, nothing from elsewhere."""

import json
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h2 { margin-top: 2.5rem; text-transform: capitalize; }
details { border-top: 1px solid #8884; padding: .4rem 0; }
summary { cursor: pointer; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .6rem; background: #8881; border-radius: 6px; }
.method { display: inline-block; min-width: 4.2rem; font-weight: 600; }
.quiet { opacity: .75; }
td, th { text-align: left; vertical-align: top; padding: .15rem .8rem .15rem 0; }
"""


def docs_page(schema: dict[str, Any]) -> str:
    """HTML of `schema`, grouped by tag."""
    groups: dict[str, list[str]] = {}
    for path, item in sorted(schema["paths"].items()):
        for method, operation in item.items():
            if isinstance(operation, dict) and "responses" in operation:
                told = {**operation, "responses": _resolved(operation["responses"], schema["components"])}
                groups.setdefault(operation["tags"][0], []).append(_operation(method, path, told))
    sections = "".join(f"<h2>{escape(tag)}</h2>{''.join(entries)}" for tag, entries in sorted(groups.items()))
    models = "".join(_model(name, model) for name, model in schema["components"]["schemas"].items())
    examples = "".join(_example(name, value) for name, value in sorted(schema["components"]["examples"].items()))
    info = schema["info"]
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8>"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f"<title>{escape(info['title'])} API</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(info['title'])} API <span class=quiet>{escape(info['version'])}</span></h1>"
        f"<p>{escape(info['description'])}</p>"
        "<p>For programs: <a href=/api/openapi.json>openapi.json</a> (OpenAPI 3.1).</p>"
        f"{sections}<h2>Shapes</h2>{models}<h2>Examples</h2>{examples}</body></html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    return (
        f"<details id={escape(operation['operationId'])}><summary><span class=method>{escape(method.upper())}</span>"
        f"<code>{escape(path)}</code> <span class=quiet>{escape(operation.get('summary', ''))}</span></summary>"
        f"{_parameters(operation.get('parameters', []))}{_body(operation)}{_answers(operation)}</details>"
    )


def _resolved(answers: dict[str, Any], components: dict[str, Any]) -> dict[str, Any]:
    """The answers themselves in place of references to them."""
    shared = components["responses"]
    return {code: shared.get(answer.get("$ref", "").rpartition("/")[2], answer) for code, answer in answers.items()}


def _parameters(parameters: list[dict[str, Any]]) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(found['name'])}</code></td><td class=quiet>{escape(found['in'])}</td>"
        f"<td>{_type(found.get('schema', {}))}</td><td>{escape(found.get('description', ''))}</td></tr>"
        for found in parameters
    )
    return f"<table>{rows}</table>" if rows else ""


def _body(operation: dict[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    return "".join(f"<p>Body: {_type(media.get('schema', {}))} {_examples(media)}</p>" for media in content.values())


def _answers(operation: dict[str, Any]) -> str:
    rows = []
    for code, answer in operation["responses"].items():
        content = answer.get("content", {})
        kinds = ", ".join(f"{escape(kind)}: {_type(media.get('schema', {}))}" for kind, media in content.items())
        words = escape(answer["description"])
        told = f"{kinds} {''.join(map(_examples, content.values()))}" if code.startswith("2") and kinds else words
        rows.append(f"<tr><td><code>{escape(code)}</code></td><td>{told}</td></tr>")
    return f"<table>{''.join(rows)}</table>"


def _examples(media: dict[str, Any]) -> str:
    """Links to what such a text looks like."""
    return " ".join(f"<a class=quiet href=#example-{escape(name)}>example</a>" for name in media.get("examples", {}))


def _example(name: str, example: dict[str, Any]) -> str:
    text = json.dumps(example["value"], indent=2, ensure_ascii=False)
    return (
        f"<details id=example-{escape(name)}><summary><code>{escape(name)}</code></summary>"
        f"<pre>{escape(text)}</pre></details>"
    )


def _model(name: str, model: dict[str, Any]) -> str:
    required = set(model.get("required", []))
    rows = "".join(
        f"<tr><td><code>{escape(field)}</code>{'' if field in required else '?'}</td><td>{_type(kind)}</td>"
        f"<td class=quiet>{escape(kind.get('description', ''))}</td></tr>"
        for field, kind in model.get("properties", {}).items()
    )
    shape = f"<table>{rows}</table>" if rows else f"<p>{_type(model)}</p>"
    words = escape(model.get("description", ""))
    return f"<details id=shape-{escape(name)}><summary><code>{escape(name)}</code> {words}</summary>{shape}</details>"


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words, with links to the shapes."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f"<a href=#shape-{name}>{name}</a>"
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return " | ".join(_type(one) for one in schema[several])
    if "enum" in schema:
        return " | ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    if "items" in schema:
        return f"list of {_type(schema['items'])}"
    kind = schema.get("type", "any")
    return escape(" | ".join(kind) if isinstance(kind, list) else str(schema.get("format", kind)))
