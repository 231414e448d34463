"""Both clients, the one that waits and the one that is awaited."""

from collections.abc import Callable
from dataclasses import dataclass

from specwright.contract.disagreement import DisagreementError
from specwright.contract.driver import Driver


@dataclass(frozen=True, slots=True)
class Both:
    """The clients of a package; what holds of one has to hold of the other."""

    drivers: tuple[Driver, ...]

    def each(self, test: Callable[[Driver], None]) -> None:
        """Test every client; what one does wrong is said of it."""
        for driver in self.drivers:
            try:
                test(driver)
            except DisagreementError as error:
                raise error.said_of(driver.words) from error
