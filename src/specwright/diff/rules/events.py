"""Rules about what an API sends of itself: webhooks, and requests of callbacks.

Who implements them is a server of the old contract, to which the new one sends.
"""

from specwright.diff.rule import Area, Level, Rule

BREAKING, RISKY, COMPATIBLE = Level.BREAKING, Level.RISKY, Level.COMPATIBLE


def _rule(slug: str, level: Level, message: str, hint: str = "nothing to do") -> Rule:
    return Rule(id=slug, level=level, area=Area.EVENT, message=message, hint=hint)


EVENT_RULES = (
    _rule(
        "webhook-added",
        COMPATIBLE,
        "the webhook {value} was added",
    ),
    _rule(
        "webhook-removed",
        BREAKING,
        "the webhook {value} was removed",
        "keep sending it to those who subscribed",
    ),
    _rule(
        "callback-added",
        RISKY,
        "{operation} now calls back: {value}",
        "tell clients what they will be sent",
    ),
    _rule(
        "callback-removed",
        BREAKING,
        "{operation} no longer calls back: {value}",
        "keep calling those who asked for it",
    ),
    _rule("event-body-added", COMPATIBLE, "{operation} is sent with a body now"),
    _rule(
        "required-event-body-removed",
        BREAKING,
        "{operation} is sent without a body now",
        "keep sending the body",
    ),
    _rule(
        "optional-event-body-removed",
        RISKY,
        "{operation} is sent without a body now",
        "tell the receivers that read it",
    ),
    _rule(
        "event-body-became-optional",
        BREAKING,
        "{operation} may be sent without a body now",
        "keep sending the body always",
    ),
    _rule(
        "event-body-became-required",
        COMPATIBLE,
        "{operation} is always sent with a body now",
    ),
    _rule(
        "event-media-type-added",
        BREAKING,
        "{operation} may be sent as {value} now",
        "receivers cannot read it: let them choose it first",
    ),
    _rule(
        "event-media-type-removed",
        COMPATIBLE,
        "{operation} is no longer sent as {value}",
    ),
    _rule(
        "event-body-part-encoding-changed",
        BREAKING,
        "the part {value} of {operation} is sent in another way",
        "keep sending it as receivers read it today",
    ),
    _rule("event-parameter-added", COMPATIBLE, "{operation} is sent with {value} now"),
    _rule(
        "required-event-parameter-removed",
        BREAKING,
        "{operation} is sent without {value} now",
        "keep sending it",
    ),
    _rule(
        "optional-event-parameter-removed",
        RISKY,
        "{operation} is no longer sent with {value}",
        "tell the receivers that read it",
    ),
    _rule(
        "event-parameter-became-optional",
        BREAKING,
        "{operation} may be sent without {value} now",
        "keep sending it always",
    ),
    _rule(
        "event-parameter-became-required",
        COMPATIBLE,
        "{operation} is always sent with {value} now",
    ),
    _rule(
        "event-parameter-serialization-changed",
        BREAKING,
        "the {value} of {operation} is sent in another way",
        "keep sending it as receivers read it today",
    ),
    _rule("event-answer-added", COMPATIBLE, "{operation} may be answered with {value}"),
    _rule(
        "event-answer-removed",
        BREAKING,
        "{operation} may no longer be answered with {value}",
        "keep accepting what receivers answer today",
    ),
    _rule(
        "event-answer-body-added",
        BREAKING,
        "{status} to {operation} needs a body now",
        "accept answers without one",
    ),
    _rule(
        "event-answer-body-removed",
        COMPATIBLE,
        "{status} to {operation} needs no body any more",
    ),
    _rule(
        "event-answer-media-type-added",
        COMPATIBLE,
        "{status} to {operation} may be {value} now",
    ),
    _rule(
        "event-answer-media-type-removed",
        BREAKING,
        "{status} to {operation} may no longer be {value}",
        "keep accepting it beside the others",
    ),
)
