"""Faults in reading what others spell in another way, and send in pieces."""

from dataclasses import replace

from .fault import CLUSTER_LIST, CREATE, FIELDS, HARBOUR, PING, UPLOAD, runtime

_MATTERMOST = (
    runtime(
        "media type of requests read by the letter",
        "server/bodies.py",
        "select_content(self._contents, sent)",
        "next((one for one in self._contents if one.media_type == sent), None)",
        "server-arrival",
        PING,
    ),
    runtime(
        "media type of answers read by the letter",
        "outcomes.py",
        "if best is None or not matches(best.content.media_type, content_type):",
        "if best is None or best.content.media_type != content_type:",
        "client-answer",
        FIELDS,
    ),
    runtime(
        "JSON of requests read as Latin-1",
        "server/readers.py",
        "whole_body(incoming, self._limit, self._waiting)\n        if not body:",
        "whole_body(incoming, self._limit, self._waiting)\n"
        '        body = body.decode("latin-1").encode()\n        if not body:',
        "server-arrival",
        CREATE,
    ),
    runtime(
        "JSON of answers read as Latin-1",
        "outcomes.py",
        "body = codec.read(reply.content,",
        'body = codec.read(reply.content.decode("latin-1").encode(),',
        "client-answer",
        FIELDS,
    ),
    runtime(
        "scheme of credentials read by the letter",
        "server/credentials.py",
        "if name.lower() == scheme",
        "if name == scheme.capitalize()",
        "server-security",
        FIELDS,
    ),
    runtime(
        "plus in the query not read as a blank",
        "percent.py",
        'decode(text.replace("+", " ")) if "+" in text else decode(text)',
        "decode(text)",
        "server-arrival",
        CLUSTER_LIST,
    ),
    runtime(
        "body of a request truncated",
        "server/receiving.py",
        'if message.get("more_body"):',
        "if False:",
        "server-arrival",
        CREATE,
    ),
    runtime(
        "upload truncated where it arrives",
        "server/receiving.py",
        'more = message.get("more_body", False)\n        if chunk:',
        "more = False\n        if chunk:",
        "server-arrival",
        UPLOAD,
    ),
)

_HARBOUR = (
    runtime(
        "download truncated",
        "downloads.py",
        "yield from response.iter_bytes()",
        'yield next(response.iter_bytes(), b"")',
        "client-answer",
        "downloadPapers",
    ),
    runtime(
        "stream read to its first piece",
        "downloads.py",
        "yield from reader.read(splitter.feed(chunk))\n",
        "yield from reader.read(splitter.feed(chunk))\n        break\n",
        "client-answer",
        "readTrafficLog",
    ),
    runtime(
        "asynchronous: download truncated",
        "downloads.py",
        "yield chunk\n",
        "yield chunk\n            break\n",
        "client-answer",
        "downloadPapers",
    ),
)

MANNER_FAULTS = (
    *_MATTERMOST,
    *(replace(fault, api=HARBOUR) for fault in _HARBOUR),
)
