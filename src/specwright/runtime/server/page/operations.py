"""The part of the script that goes through the specification, tag by tag."""

from typing import Final

SCRIPT: Final = r"""
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace',
  'query'];

function parametersOf(item, operation) {
  const found = new Map();
  for (const one of [...(item.parameters || []), ...(operation.parameters || [])]) {
    const parameter = resolved(one);
    found.set(parameter.in + ' ' + parameter.name, parameter);
  }
  return [...found.values()];
}

function securityView(operation) {
  const ways = operation.security || spec.security || [];
  if (!ways.length) return null;
  const asked = ways.map((required) => Object.entries(required).map(([name, scopes]) =>
    name + (scopes.length ? ' (' + scopes.join(', ') + ')' : '')).join(' and ')
    || 'nothing');
  return styled('p', 'quiet', 'Asks for ' + asked.join(', or ') + '.');
}

function operationsIn(item) {
  const others = Object.entries(item.additionalOperations || {});
  const known = METHODS.filter((name) => item[name]).map((name) => [name, item[name]]);
  return [...known, ...others];
}

function callbackViews(operation) {
  return Object.entries(operation.callbacks || {}).flatMap(([name, callback]) =>
    Object.entries(resolved(callback)).flatMap(([expression, one]) => {
      const item = resolved(one);
      return operationsIn(item).map(([method, inner]) =>
        operationView(expression, method, item, inner, name));
    }));
}

function operationView(path, method, item, operation, received) {
  const node = styled('details', 'operation', '',
    make('summary', '',
      styled('span', 'method ' + method.toLowerCase(), method.toUpperCase()),
      make('code', path), ' ',
      styled('span', operation.deprecated ? 'deprecated' : '',
        operation.summary || received)));
  node.id = operation.operationId || method + path;
  const tell = () => node.append(...told(path, method, item, operation, received));
  node.addEventListener('toggle', tell, {once: true});
  return node;
}

function told(path, method, item, operation, received) {
  const parameters = parametersOf(item, operation);
  const body = operation.requestBody && resolved(operation.requestBody);
  const nodes = [described(operation.description), securityView(operation),
    parameterTable(parameters.map((one) => [one.name, one]))];
  if (body) {
    nodes.push(make('h4', body.required ? 'Body, required' : 'Body'),
      described(body.description), ...contentView(body.content));
  }
  const responses = Object.entries(operation.responses || {});
  nodes.push(...responses.map(([status, one]) => answerView(status, one)));
  const called = callbackViews(operation);
  if (called.length) nodes.push(make('h4', 'Calls back'), ...called);
  if (!received) {
    nodes.push(trial(method.toUpperCase(), path, parameters, operation, body));
  }
  return nodes.filter(Boolean);
}

function grouped() {
  const groups = new Map((spec.tags || []).map((tag) => [tag.name, []]));
  for (const [path, one] of Object.entries(spec.paths || {})) {
    const item = resolved(one);
    for (const [method, operation] of operationsIn(item)) {
      for (const tag of operation.tags || ['operations']) {
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(operationView(path, method, item, operation));
      }
    }
  }
  return [...groups].filter(([, operations]) => operations.length);
}

function webhookViews() {
  const webhooks = spec.webhooks || spec['x-webhooks'] || {};
  return Object.entries(webhooks).flatMap(([name, one]) => {
    const item = resolved(one);
    return operationsIn(item).map(([method, operation]) =>
      operationView(name, method, item, operation, name));
  });
}

function sections() {
  const about = new Map((spec.tags || []).map((tag) => [tag.name, tag.description]));
  const found = grouped().map(([tag, operations]) =>
    make('section', '', make('h2', tag), described(about.get(tag)), ...operations));
  const webhooks = webhookViews();
  if (!webhooks.length) return found;
  return [...found, make('section', '', make('h2', 'Webhooks'), ...webhooks)];
}

function finder(found) {
  const input = make('input');
  input.type = 'search';
  input.addEventListener('input', () => {
    const wanted = input.value.toLowerCase();
    for (const section of found) {
      const operations = [...section.children].filter((one) => one.matches('details'));
      for (const one of operations) {
        const text = one.id + ' ' + one.firstChild.textContent;
        one.hidden = !text.toLowerCase().includes(wanted);
      }
      section.hidden = operations.every((one) => one.hidden);
    }
  });
  return field('Find', input);
}

function opened() {
  const node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!node) return;
  node.open = true;
  node.scrollIntoView();
}

async function show() {
  spec = await (await fetch('openapi.json')).json();
  document.title = spec.info.title;
  const found = sections();
  const fields = secretFields();
  document.getElementById('page').replaceChildren(...[
    make('h1', spec.info.title + ' ' + spec.info.version),
    described(spec.info.description || spec.info.summary),
    styled('p', 'quiet', 'The specification: ', link('JSON', 'openapi.json'), ', ',
      link('YAML', 'openapi.yaml')),
    fields.length && make('details', '', make('summary', 'Credentials, for trying'),
      ...fields),
    finder(found), ...found].filter(Boolean));
  addEventListener('hashchange', opened);
  opened();
}

show().catch((error) => {
  const page = document.getElementById('page');
  page.textContent = 'The specification cannot be shown: ' + error;
});
"""
"""Operations, and the page."""
