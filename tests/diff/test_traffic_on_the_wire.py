"""A client of the old version calls a server of the new one: who breaks is seen.

Both are generated and talk in process. Each case first works between the old client and
the old server; then it must fail with the new server exactly where the comparison of
the two versions has a breaking change. What an API sends of itself goes the other way:
the new version is the client, and the old one, which receives, the server.
"""

from pathlib import Path
from typing import Final

import pytest
from wire_case import Case
from wire_events import EVENTS
from wire_messages import MESSAGES
from wire_surroundings import SURROUNDINGS
from wire_traffic import api_of, document, event, failure

from specwright.diff import RULES, Area, Level, differences

CASES: Final[dict[str, Case]] = {**MESSAGES, **SURROUNDINGS}
OTHERS: Final = {rule.id for rule in RULES.values() if rule.area is not Area.SCHEMA}
# Rules that traffic between one old client and one new server cannot show, and why.
LATER: Final = "nothing fails before the day that is announced"
WORDED: Final = "words about the contract, which no message carries"
PLANNED: Final = "the client had until the day that was announced"
REVERSED: Final = "the provider calls: who waits sees that nobody calls any more"
PERHAPS: Final = "fails or not as the server sees fit: risky, not breaking"
PARTS: Final = "a generated server reads a part as it says it is: others may not"
SOURCES: Final = "changes the source of who upgrades, not what an old client sends"
WAIVED: Final[dict[str, str]] = {
    "operation-removed-after-sunset": PLANNED,
    "sunset-date-moved-earlier": LATER,
    "sunset-date-moved-later": LATER,
    "sunset-date-added": LATER,
    "sunset-date-removed": LATER,
    "operation-id-changed": SOURCES,
    "operation-group-changed": SOURCES,
    "callback-added": REVERSED,
    "callback-removed": REVERSED,
    "webhook-added": REVERSED,
    "webhook-removed": REVERSED,
    "parameter-removed": PERHAPS,
    "parameter-empty-value-refused": PERHAPS,
    "operation-servers-changed": PERHAPS,
    "operation-extension-changed": WORDED,
    "response-media-type-range-removed": PERHAPS,
    "default-server-changed": PERHAPS,
    "security-scheme-renamed": SOURCES,
    "parameter-reserved-characters-refused": "generated clients write what would be "
    "read differently in the same way in both: other clients may not",
    "body-part-encoding-changed": PARTS,
    "event-body-part-encoding-changed": PARTS,
    "covered-success-status-added": PERHAPS,
    "error-status-added": PERHAPS,
    "default-response-removed": PERHAPS,
    "optional-response-header-removed": PERHAPS,
    "security-scheme-removed": PERHAPS,
    "oauth-url-changed": PERHAPS,
    "oauth-scope-removed": PERHAPS,
    "server-removed": PERHAPS,
    "server-variable-default-changed": PERHAPS,
    "api-title-changed": WORDED,
    "api-version-unchanged": WORDED,
    "api-version-too-small": WORDED,
    "specification-version-changed": WORDED,
    "tag-removed": WORDED,
    "tag-added": WORDED,
    "extension-changed": WORDED,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packages")


@pytest.mark.parametrize("rule", CASES)
def test_traffic_fails_where_the_change_is_breaking(rule: str, folder: Path) -> None:
    case = CASES[rule]
    before, after = document(case, 0), document(case, 1)
    assert failure(case.first, before, before, folder) is None

    changes = differences(api_of(before), api_of(after))
    assert rule in {change.rule.id for change in changes}
    breaking = any(change.rule.level is Level.BREAKING for change in changes)
    failed = failure(case, before, after, folder)
    assert (failed is not None) is breaking, failed


@pytest.mark.parametrize("rule", EVENTS)
def test_events_fail_where_the_change_is_breaking(rule: str, folder: Path) -> None:
    case = EVENTS[rule]
    before, after = document(case, 0), document(case, 1)
    assert failure(case.first, before, before, folder) is None

    changes = differences(api_of(event(before)), api_of(event(after)))
    assert rule in {change.rule.id for change in changes}
    breaking = any(change.rule.level is Level.BREAKING for change in changes)
    failed = failure(case, after, before, folder)
    assert (failed is not None) is breaking, failed


def test_every_rule_is_seen_in_traffic_or_has_a_reason() -> None:
    seen = CASES.keys() | EVENTS.keys()
    assert seen <= RULES.keys()
    assert seen & OTHERS == OTHERS - WAIVED.keys()
    assert WAIVED.keys() <= OTHERS
