"""A process that goes on when the program that has started it is gone."""

from subprocess import Popen


class Outliving(Popen[bytes]):
    """One that nobody waits for at the end; its starter asks after it while it is there itself."""

    def __del__(self) -> None:
        """Say nothing of its still running, as Popen would: that is what it is for."""
