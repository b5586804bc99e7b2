"""What can come of asking another machine, besides an answer."""

# The names read as outcomes where they are caught; all of them are FetchErrors.
# ruff: noqa: N818


class FetchError(Exception):
    """No usable answer. `retry` says whether the same request may succeed later."""

    retry: bool = False


class Refused(FetchError):
    """Our own rules forbid the request; asking again changes nothing."""


class TooLarge(FetchError):
    """The answer, or its headers, is longer than we take."""


class WrongType(FetchError):
    """The answer is not of a kind that was asked for."""


class TimedOut(FetchError):
    """The time for the whole exchange ran out."""

    retry = True


class Unreachable(FetchError):
    """The machine was not found, did not connect, or broke off."""

    retry = True


class BadStatus(FetchError):
    """The machine answered, with a status that is not success; `status` is that number."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
        # Too early, too many, asked too slowly, or a fault of theirs: these pass.
        self.retry = status in {408, 425, 429} or status >= 500
