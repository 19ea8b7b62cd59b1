"""What a room does not do, and why."""


class Refused(Exception):
    """Somebody may not do this now; `words` is the key of the sentence that tells her why and what to do.

    `status` is that of HTTP which fits, `filled` what the sentence names.

    >>> Refused(409, "too-few-new", minimum=4).filled
    {'minimum': 4}
    """

    def __init__(self, status: int, words: str, **filled: object) -> None:
        super().__init__(status, words)
        self.status = status
        self.words = words
        self.filled = filled
