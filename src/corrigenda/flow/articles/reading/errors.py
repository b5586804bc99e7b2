"""Why a page could not be read."""


class ReadingError(ValueError):
    """The page or text could not be read as a story; the message says what to do next."""
