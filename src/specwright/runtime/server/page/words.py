"""The part of the script that makes nodes, and that sets Markdown as text."""

from typing import Final

SCRIPT: Final = r"""
let spec = {};

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

function field(name, node) {
  return make('label', name + ' ', node);
}

function link(text, target) {
  const node = make('a', text);
  node.href = target;
  return node;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stepped(value, pointer) {
  const steps = pointer.slice(2).split('/').filter(Boolean).map(
    (step) => decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'));
  return steps.reduce((inner, step) => inner && inner[step], value);
}

function resolved(value) {
  for (let turns = 0; value && value.$ref && turns < 20; turns++) {
    value = value.$ref.startsWith('#') ? stepped(spec, value.$ref) : null;
  }
  return isObject(value) ? value : {};
}

// Markdown: what descriptions use most. Everything is set as text, never as HTML.

const INLINE = /(`+)(.+?)\1|\*\*(.+?)\*\*|\[([^\[\]]+)\]\((https?:[^()\s]+)\)/;

function inline(node, text) {
  for (let found = INLINE.exec(text); found; found = INLINE.exec(text)) {
    node.append(text.slice(0, found.index));
    if (found[2]) node.append(make('code', found[2]));
    else if (found[3]) node.append(make('strong', found[3]));
    else node.append(link(found[4], found[5]));
    text = text.slice(found.index + found[0].length);
  }
  node.append(text);
  return node;
}

function block(lines) {
  const heading = /^(#{1,6})\s+(.*)/.exec(lines[0]);
  if (heading) return [inline(make('h3'), heading[2]), ...markdown(lines.slice(1))];
  if (!lines.some((line) => /^\s*([*+-]|\d+[.)])\s/.test(line))) {
    return [inline(make('p'), lines.join('\n'))];
  }
  const before = [];
  const items = [];
  for (const line of lines) {
    const item = /^\s*(?:[*+-]|\d+[.)])\s+(.*)/.exec(line);
    if (item) items.push(item[1]);
    else if (items.length) items[items.length - 1] += '\n' + line.trim();
    else before.push(line);
  }
  const list = make('ul', '', ...items.map((item) => inline(make('li'), item)));
  return before.length ? [inline(make('p'), before.join('\n')), list] : [list];
}

function markdown(lines) {
  const nodes = [];
  let open = [];
  const close = () => {
    if (open.length) nodes.push(...block(open));
    open = [];
  };
  const isFence = (line) => /^\s*(```|~~~)/.test(line);
  for (let at = 0; at < lines.length; at++) {
    if (isFence(lines[at])) {
      close();
      const end = lines.findIndex((line, after) => after > at && isFence(line));
      const last = end < 0 ? lines.length : end;
      nodes.push(make('pre', lines.slice(at + 1, last).join('\n')));
      at = last;
    } else if (lines[at].trim()) open.push(lines[at]);
    else close();
  }
  close();
  return nodes;
}

function described(text) {
  return text ? make('div', '', ...markdown(String(text).split('\n'))) : null;
}
"""
"""Nodes and words."""
