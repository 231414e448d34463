"""Faults in what receives webhooks and callbacks, and in what sends them."""

from .fault import HARBOUR, TABLE, Fault

STRUCK = "shipStruck"
READY = "berthReady"


def _runtime(name: str, file: str, old: str, new: str, aspect: str) -> Fault:
    return Fault(name, f"_runtime/{file}", "", old, new, aspect, STRUCK, HARBOUR)


RECEIVED_FAULTS = (
    _runtime(
        "webhook received elsewhere",
        "server/placing.py",
        "{prefix}{route.operation.path}",
        "{prefix}/x{route.operation.path}",
        "server-arrival",
    ),
    _runtime(
        "path of a webhook added to its address",
        "settings.py",
        "if not self.whole:",
        "if True:",
        "client-request",
    ),
    _runtime(
        "parser reads any type",
        "parsing.py",
        "return codec.read(body, content_type)",
        "return __import__('json').loads(body)",
        "server-parser",
    ),
    _runtime(
        "parser takes a body for none",
        "parsing.py",
        "if not body and",
        "if True or",
        "server-parser",
    ),
    Fault(
        "webhook read as another model",
        TABLE,
        'id="shipStruck"',
        "json_content(ShipRequest)",
        "json_content(Ship)",
        "server-arrival",
        STRUCK,
        HARBOUR,
    ),
    Fault(
        "callback without security",
        TABLE,
        'id="berthReady"',
        '    security=({"office": ("register:read",)},),\n',
        "",
        "server-security",
        READY,
        HARBOUR,
    ),
)
