"""What building the IR costs: CPU seconds, the best of five, beside reading.

    python benchmarks/build.py [SPEC ...]

Without arguments the real specifications of the corpus are measured.
"""

import os
import sys
import time
from pathlib import Path

from specwright.build import build_api
from specwright.document import Document, read_document

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("SPECWRIGHT_CORPUS", ROOT.parent / "shared/corpus"))
SPECS = ("mattermost-2023", "mattermost-2026", "stripe-2023.yaml", "github.json")
ROUNDS = 5


def best(document: Document) -> float:
    """Return the CPU seconds of the fastest of several builds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        build_api(document)
        times.append(time.process_time() - start)
    return min(times)


def main(specs: list[Path]) -> None:
    """Print one line a specification."""
    print(f"{'':24}{'read':>8}{'build':>8}  operations  schemas  findings")
    for spec in specs:
        start = time.process_time()
        document, _ = read_document(spec)
        read = time.process_time() - start
        if document is None:
            print(f"{spec.name:24} cannot be read")
            continue
        api, findings = build_api(document)
        print(
            f"{spec.name:24}{read:8.2f}{best(document):8.2f}"
            f"{len(api.operations):12}{len(api.schemas):9}{len(findings):10}"
        )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [CORPUS / name for name in SPECS])
