"""The part of the script that shows schemas, parameters, bodies and answers."""

from typing import Final

SCRIPT: Final = r"""
const LISTS = ['oneOf', 'anyOf', 'allOf', 'prefixItems'];
const SINGLE = ['items', 'additionalProperties', 'unevaluatedProperties', 'not', 'if',
  'then', 'else', 'contains', 'propertyNames', 'unevaluatedItems', 'contentSchema'];
const MAPS = ['patternProperties', 'dependentSchemas'];
const TOLD = ['type', 'format', 'description', 'title', '$ref', 'properties',
  'required', 'discriminator', 'xml', 'externalDocs', ...LISTS, ...SINGLE, ...MAPS];

function nameOf(schema) {
  if (schema === undefined || schema === true) return 'anything';
  if (schema === false) return 'nothing';
  if (schema.$ref) return schema.$ref.split('/').pop();
  const types = [].concat(schema.type || []);
  const members = schema.oneOf || schema.anyOf || schema.allOf;
  if (!types.length && members) {
    return members.map(nameOf).join(schema.allOf ? ' & ' : ' | ');
  }
  const none = 'enum' in schema || 'const' in schema ? 'one value' : 'anything';
  const text = types.join(' | ') || (schema.properties ? 'object' : none);
  return text + (isObject(schema.items) ? ' of ' + nameOf(schema.items) : '')
    + (schema.format ? ' (' + schema.format + ')' : '');
}

function facts(schema) {
  const rest = Object.entries(schema).filter(([word, value]) =>
    !TOLD.includes(word) || (typeof value === 'boolean' && SINGLE.includes(word)));
  if (!rest.length) return null;
  return styled('p', 'quiet', rest.map(([word, value]) =>
    word + ': ' + JSON.stringify(value)).join(' \u00b7 '));
}

function schemaView(schema, depth = 0) {
  const node = make('details', '', make('summary', nameOf(schema)));
  const show = () => {
    if (node.dataset.filled) return;
    node.dataset.filled = 'yes';
    if (isObject(schema)) fill(node, schema.$ref ? resolved(schema) : schema, depth);
  };
  node.open = depth === 0;
  node.addEventListener('toggle', show);
  if (node.open) show();
  return node;
}

function holdsOthers(schema) {
  return 'properties' in schema || [...LISTS, ...MAPS].some((word) => schema[word])
    || SINGLE.some((word) => isObject(schema[word]));
}

function member(name, mark, schema, depth) {
  const label = make('code', name);
  const told = isObject(schema) ? resolved(schema) : {};
  if (holdsOthers(told)) {
    return styled('div', 'member', '', label, mark, schemaView(schema, depth + 1));
  }
  const kind = styled('span', 'quiet', nameOf(schema));
  return styled('div', 'member', '', label, ' ', kind, mark,
    described(told.description), facts(told));
}

function fill(node, schema, depth) {
  node.append(described(schema.description) || '', facts(schema) || '');
  const required = schema.required || [];
  for (const [name, inner] of Object.entries(schema.properties || {})) {
    const told = resolved(inner);
    const marks = required.includes(name) ? ['required'] : [];
    if (told.deprecated) marks.push('deprecated');
    const mark = marks.join(', ');
    node.append(member(name, mark ? ' ' + mark : '', inner, depth));
  }
  for (const word of LISTS) {
    for (const inner of schema[word] || []) node.append(member(word, '', inner, depth));
  }
  for (const word of SINGLE.filter((one) => isObject(schema[one]))) {
    node.append(member(word, '', schema[word], depth));
  }
  for (const word of MAPS) {
    for (const [name, inner] of Object.entries(schema[word] || {})) {
      node.append(member(name, ' (' + word + ')', inner, depth));
    }
  }
}

function exampleViews(media) {
  const named = Object.entries(media.examples || {}).map(
    ([name, one]) => [name, resolved(one)]);
  const found = named.map(([name, one]) =>
    [one.summary || name, 'value' in one ? one.value : one.dataValue]);
  if ('example' in media) found.unshift(['example', media.example]);
  return found.filter(([, value]) => value !== undefined).map(([name, value]) =>
    make('details', '', make('summary', 'Example: ' + name),
      make('pre', printed(value))));
}

function contentView(content, depth = 0) {
  return Object.entries(content || {}).map(([type, one]) => {
    const media = resolved(one);
    const schema = media.schema ?? media.itemSchema;
    const each = media.itemSchema ? ' one after the other' : '';
    return make('div', '', make('code', type), each,
      schema === undefined ? null : schemaView(schema, depth), ...exampleViews(media));
  });
}

function schemaOf(parameter) {
  const media = Object.values(parameter.content || {})[0];
  return parameter.schema ?? (media && media.schema);
}

function parameterTable(parameters, place) {
  if (!parameters.length) return null;
  return make('table', '', ...parameters.map(([name, one]) => {
    const schema = schemaOf(one);
    const told = resolved(schema);
    return make('tr', '',
      make('td', '', make('code', name)),
      make('td', (place || one.in) + (one.required ? ', required' : '')),
      make('td', '', holdsOthers(told) ? schemaView(schema, 1) : nameOf(schema)),
      make('td', '', described(one.description), facts(told)));
  }));
}

function answerView(status, one) {
  const response = resolved(one);
  const headers = Object.entries(response.headers || {}).map(
    ([name, header]) => [name, resolved(header)]);
  return make('div', '', make('h4', status), described(response.description),
    parameterTable(headers, 'header'),
    ...contentView(response.content, /^[23]/.test(status) ? 0 : 1));
}
"""
"""Schemas, and what holds them."""
