"""The part of the script that sends a request and shows what comes back."""

from typing import Final

SCRIPT: Final = r"""
const secrets = {};

function secretFields() {
  const schemes = Object.entries((spec.components || {}).securitySchemes || {});
  return schemes.map(([name, one]) => {
    const scheme = resolved(one);
    const input = styled('input', 'secret');
    input.autocomplete = 'off';
    secrets[name] = () => input.value && [scheme, input.value];
    const basic = scheme.scheme && scheme.scheme.toLowerCase() === 'basic';
    const what = scheme.type === 'apiKey' ? scheme.in + ' ' + scheme.name
      : basic ? 'user:password' : 'Bearer token';
    return field(name + ' (' + what + ')', input);
  });
}

function signed(operation, query, headers) {
  for (const required of operation.security || spec.security || []) {
    for (const name of Object.keys(required)) {
      const [scheme, value] = (secrets[name] && secrets[name]()) || [];
      if (!scheme) continue;
      const kind = (scheme.scheme || 'bearer').toLowerCase();
      if (scheme.in === 'query') query.append(scheme.name, value);
      else if (scheme.in === 'header') headers[scheme.name] = value;
      else if (scheme.in === 'cookie') document.cookie = scheme.name + '=' + value;
      else if (kind === 'basic') headers.authorization = 'Basic ' + btoa(value);
      else if (kind === 'bearer') headers.authorization = 'Bearer ' + value;
      else headers.authorization = scheme.scheme + ' ' + value;
    }
  }
}

function printed(value) {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

const BETWEEN = {spaceDelimited: ' ', pipeDelimited: '|'};

function spelled(parameter, text, query) {
  const style = parameter.style || 'form';
  const types = [].concat(resolved(schemaOf(parameter)).type || []);
  if (types.includes('object') && !parameter.content) {
    for (const [key, value] of Object.entries(JSON.parse(text))) {
      const name = style === 'deepObject' ? parameter.name + '[' + key + ']' : key;
      query.append(name, value);
    }
  } else if (!types.includes('array') || parameter.content) {
    query.append(parameter.name, text);
  } else if (parameter.explode ?? style === 'form') {
    for (const one of text.split(',')) query.append(parameter.name, one);
  } else query.append(parameter.name, text.split(',').join(BETWEEN[style] || ','));
}

function bodyFields(declared) {
  const [type, one] = Object.entries((declared && declared.content) || {})[0] || [];
  if (!type) return {nodes: [], content: () => undefined};
  const media = resolved(one);
  if (type.startsWith('multipart/')) {
    const parts = Object.entries(resolved(media.schema).properties || {}).map(
      ([name, schema]) => {
        const text = resolved(schema);
        const inner = resolved(isObject(text.items) ? text.items : text);
        const input = make('input');
        const plain = inner.format !== 'binary' && !inner.contentMediaType
          && inner.type !== undefined;
        if (!plain) [input.type, input.multiple] = ['file', text.type === 'array'];
        return [name, input];
      });
    return {nodes: parts.map(([name, input]) => field(name, input)), content: () => {
      const form = new FormData();
      for (const [name, input] of parts) {
        for (const file of input.files || []) form.append(name, file);
        if (!input.files && input.value) form.append(name, input.value);
      }
      return form;
    }};
  }
  if (/json|text|xml|form/.test(type)) {
    const text = make('textarea');
    const named = resolved(Object.values(media.examples || {})[0]);
    const example = media.example ?? named.value ?? resolved(media.schema).example;
    if (example !== undefined) text.value = printed(example);
    return {type, nodes: [field('body (' + type + ')', text)],
      content: () => text.value || undefined};
  }
  const file = make('input');
  file.type = 'file';
  const nodes = [field('body (' + type + ')', file)];
  return {type: type.includes('*') ? 'application/octet-stream' : type, nodes,
    content: () => file.files[0]};
}

async function shown(reply, answer) {
  answer.textContent = reply.status + ' ' + reply.statusText + '\n';
  for (const [name, value] of reply.headers) answer.append(name + ': ' + value + '\n');
  answer.append('\n');
  const type = reply.headers.get('content-type') || '';
  if (type && !/json|text|xml|form/.test(type)) {
    const content = await reply.blob();
    const address = URL.createObjectURL(content);
    const target = link('save ' + content.size + ' bytes', address);
    target.download = 'answer';
    answer.append(target);
  } else if (type.includes('json') && !/jsonl|ndjson|seq/.test(type)) {
    const text = await reply.text();
    try {
      answer.append(JSON.stringify(JSON.parse(text), null, 2));
    } catch (error) {
      answer.append(text);
    }
  } else if (reply.body) {
    const pieces = reply.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let one = await pieces.read(); !one.done; one = await pieces.read()) {
      answer.append(one.value);
    }
  }
}

function trial(method, path, parameters, operation, declared) {
  const inputs = parameters.map((one) => [one, styled('input', 'input')]);
  const body = bodyFields(declared);
  const answer = make('pre');
  const send = make('button', 'Send');
  const stop = make('button', 'Stop');
  let sending = new AbortController();
  stop.disabled = true;
  stop.addEventListener('click', () => sending.abort());
  send.addEventListener('click', async () => {
    sending = new AbortController();
    [send.disabled, stop.disabled] = [true, false];
    try {
      let url = path;
      const query = new URLSearchParams();
      const headers = body.type ? {'content-type': body.type} : {};
      for (const [one, input] of inputs) {
        const value = input.value;
        const slot = '{' + one.name + '}';
        if (one.in === 'path') url = url.replace(slot, encodeURIComponent(value));
        else if (value && one.in === 'query') spelled(one, value, query);
        else if (value && one.in === 'header') headers[one.name] = value;
        else if (value && one.in === 'cookie') document.cookie = one.name + '=' + value;
      }
      signed(operation, query, headers);
      const target = '.' + url + (query.size ? '?' + query : '');
      const signal = sending.signal;
      await shown(await fetch(target, {method, headers, body: body.content(), signal}),
        answer);
    } catch (error) {
      answer.append(String(error));
    }
    [send.disabled, stop.disabled] = [false, true];
  });
  return make('details', '', make('summary', 'Try it'),
    ...inputs.map(([one, input]) => field(one.name + ' (' + one.in + ')', input)),
    ...body.nodes, send, stop, answer);
}
"""
"""Requests."""
