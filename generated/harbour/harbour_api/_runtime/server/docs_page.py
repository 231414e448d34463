"""The documentation page: one file of HTML that needs nothing but the specification.

All text of the specification is set as text, never as HTML.
"""

from base64 import b64encode
from hashlib import sha256
from typing import Final

_STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1rem }
pre, code, input, textarea { font: 0.9rem/1.4 ui-monospace, monospace }
pre { overflow-x: auto; padding: 0.5rem; border: 1px solid #8884 }
summary { cursor: pointer; padding: 0.25rem }
details details { margin-left: 1rem }
.method { display: inline-block; min-width: 5rem; font-weight: bold }
.text { white-space: pre-wrap }
.deprecated { text-decoration: line-through }
label { display: block }
input, textarea { width: 100%; box-sizing: border-box }
table { border-collapse: collapse }
td, th { text-align: left; vertical-align: top; padding: 0.2rem 0.6rem 0.2rem 0 }
"""

_SCRIPT: Final = """
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
let spec;

function make(tag, text, ...children) {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  node.append(...children.filter(Boolean));
  return node;
}

function styled(tag, name, text, ...children) {
  const node = make(tag, text, ...children);
  node.className = name;
  return node;
}

function resolved(value) {
  for (let turns = 0; value && value.$ref && turns < 20; turns++) {
    const steps = value.$ref.slice(2).split('/').map(
      (step) => decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'));
    value = steps.reduce((inner, step) => inner && inner[step], spec);
  }
  return value || {};
}

function nameOf(schema) {
  if (schema === true) return 'anything';
  if (schema === false) return 'nothing';
  if (schema.$ref) return schema.$ref.split('/').pop();
  const types = [].concat(schema.type || []);
  const members = schema.oneOf || schema.anyOf || schema.allOf;
  if (!types.length && members) {
    return members.map(nameOf).join(schema.allOf ? ' & ' : ' | ');
  }
  const text = types.join(' | ') || (schema.enum ? 'one of' : 'anything');
  return text + (schema.items ? ' of ' + nameOf(schema.items) : '')
    + (schema.format ? ' (' + schema.format + ')' : '');
}

function schemaView(schema, depth = 0) {
  const inner = resolved(schema);
  const node = make('details', '', make('summary', nameOf(schema)));
  node.open = depth === 0;
  node.addEventListener('toggle', () => fill(node, inner, depth), {once: true});
  if (node.open) fill(node, inner, depth);
  return node;
}

function fill(node, schema, depth) {
  if (node.dataset.filled) return;
  node.dataset.filled = 'yes';
  if (schema.description) node.append(styled('p', 'text', schema.description));
  const required = schema.required || [];
  for (const [name, member] of Object.entries(schema.properties || {})) {
    const mark = required.includes(name) ? ' (required)' : '';
    const view = schemaView(member, depth + 1);
    node.append(make('div', '', make('code', name), mark, view));
  }
  for (const word of ['oneOf', 'anyOf', 'allOf']) {
    for (const member of schema[word] || []) node.append(schemaView(member, depth + 1));
  }
  if (schema.items) node.append(schemaView(schema.items, depth + 1));
  const rest = Object.entries(schema).filter(([word, value]) =>
    typeof value !== 'object' || word === 'enum');
  const told = ['type', 'format', 'description', '$ref'];
  const facts = rest.filter(([word]) => !told.includes(word));
  if (facts.length) {
    node.append(make('pre', facts.map(([word, value]) =>
      word + ': ' + JSON.stringify(value)).join('\\n')));
  }
}

function contentView(content) {
  return Object.entries(content || {}).map(([type, media]) => {
    const schema = media.schema || media.itemSchema || {};
    return make('div', '', make('code', type), schemaView(schema));
  });
}

function parametersOf(item, operation) {
  const found = new Map();
  for (const one of [...(item.parameters || []), ...(operation.parameters || [])]) {
    const parameter = resolved(one);
    found.set(parameter.in + ' ' + parameter.name, parameter);
  }
  return [...found.values()];
}

function parameterTable(parameters) {
  if (!parameters.length) return null;
  const rows = parameters.map((one) => make('tr', '',
    make('td', '', make('code', one.name)),
    make('td', one.in + (one.required ? ', required' : '')),
    make('td', nameOf(one.schema || {})),
    styled('td', 'text', one.description)));
  return make('table', '', ...rows);
}

function field(name, node) {
  return make('label', name, node);
}

function trial(method, path, parameters, declared) {
  const inputs = parameters.map((one) => [one, make('input')]);
  const type = Object.keys((declared && declared.content) || {})[0];
  const text = type ? make('textarea') : null;
  const answer = make('pre');
  const button = make('button', 'Send');
  button.addEventListener('click', async () => {
    let url = path;
    const query = new URLSearchParams();
    const headers = {};
    const token = document.getElementById('token').value;
    if (token) headers.authorization = 'Bearer ' + token;
    if (type) headers['content-type'] = type;
    for (const [one, input] of inputs) {
      const value = input.value;
      const slot = '{' + one.name + '}';
      if (one.in === 'path') url = url.replace(slot, encodeURIComponent(value));
      else if (value && one.in === 'query') query.append(one.name, value);
      else if (value && one.in === 'header') headers[one.name] = value;
    }
    const target = '.' + url + (query.size ? '?' + query : '');
    try {
      const body = text ? text.value : undefined;
      const reply = await fetch(target, {method, headers, body});
      const status = reply.status + ' ' + reply.statusText;
      answer.textContent = status + '\\n' + await reply.text();
    } catch (error) {
      answer.textContent = String(error);
    }
  });
  return make('details', '', make('summary', 'Try it'),
    ...inputs.map(([one, input]) => field(one.name, input)),
    text && field('body (' + type + ')', text), button, answer);
}

function operationView(path, method, item, operation) {
  const parameters = parametersOf(item, operation);
  const body = operation.requestBody && resolved(operation.requestBody);
  const node = make('details', '',
    make('summary', '',
      styled('span', 'method', method.toUpperCase()),
      make('code', path),
      ' ',
      styled('span', operation.deprecated ? 'deprecated' : '', operation.summary)));
  node.id = operation.operationId || method + path;
  const description = styled('p', 'text', operation.description);
  node.append(description, parameterTable(parameters) || '');
  if (body) node.append(make('h4', 'Body'), ...contentView(body.content));
  for (const [status, one] of Object.entries(operation.responses || {})) {
    const response = resolved(one);
    node.append(make('h4', status + ' ' + (response.description || '')),
      ...contentView(response.content));
  }
  node.append(trial(method.toUpperCase(), path, parameters, body));
  return node;
}

async function show() {
  spec = await (await fetch('openapi.json')).json();
  document.title = spec.info.title;
  const token = make('input');
  token.id = 'token';
  token.type = 'password';
  const page = document.getElementById('page');
  page.replaceChildren(
    make('h1', spec.info.title + ' ' + spec.info.version),
    styled('p', 'text', spec.info.description),
    field('Bearer token, for trying', token));
  const groups = new Map();
  for (const [path, one] of Object.entries(spec.paths || {})) {
    const item = resolved(one);
    for (const method of METHODS.filter((name) => item[name])) {
      const operation = item[method];
      for (const tag of operation.tags || ['operations']) {
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(operationView(path, method, item, operation));
      }
    }
  }
  for (const [tag, operations] of groups) page.append(make('h2', tag), ...operations);
}

show().catch((error) => {
  const page = document.getElementById('page');
  page.textContent = 'The specification cannot be shown: ' + error;
});
"""

PAGE: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    f"<title>Documentation</title><style>{_STYLE}</style></head>"
    '<body><main id="page">The specification is being read.</main>'
    f"<script>{_SCRIPT}</script></body></html>"
).encode()
"""The page."""


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


POLICY: Final = (
    "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    f"script-src {_hashed(_SCRIPT)}; style-src {_hashed(_STYLE)}"
)
"""What the page may do: run its own script, and talk to its own server."""
