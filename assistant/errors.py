"""What can go wrong, ordered by what the caller can do about it.

    MentorError                 message, and the next step for the person
    ├── UserError               the input has to change
    │   ├── BadMessage          empty, too long, or nothing readable in it
    │   ├── Overtaken           what was to be changed is no longer as the person saw it
    │   └── NotFound            no such case, conversation, turn or document for this owner
    ├── NotPermitted            this person may not do that; another may
    ├── SettingsError           the operator has to change a setting
    ├── StorageError            the record cannot be opened or written (folder, disk, schema)
    ├── WeightsError            the weights of a local model
    │   ├── WeightsMissing      not pulled yet
    │   ├── WeightsCorrupt      size or checksum differ from the registry
    │   ├── NoSpace             the disk cannot hold them
    │   └── NoSource            none of the registered sources could be reached
    └── ModelError              the model gave no usable reply; authored wording takes over
        ├── ModelUnavailable    nothing answers there, or it fails (5xx): try again later
        ├── ModelBusy           429 or quota: wait, or raise the quota
        ├── ModelTimeout        no byte within our limits
        ├── ModelRejected       key, permission, model name, request: fix the settings
        ├── ReplyBroken         the stream ended without a finish reason, or was garbage
        ├── ReplyTruncated      the reply met its token limit
        └── ReplyRefused        the endpoint's content filter stopped it

`knowledge` sits below this package and has its own small tree in `knowledge.errors`.
"""


class MentorError(Exception):
    """Something the person can be told in one line, with what to do next."""

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def one_line(self) -> str:
        """The message and the next step, without line breaks."""
        return " ".join(f"{self.message} {self.next_step}".split())


class UserError(MentorError):
    """The input has to change."""


class BadMessage(UserError):
    """A message that cannot be taken: empty, too long, or nothing readable in it."""


class Overtaken(UserError):
    """What was to be changed says something else by now; nothing was changed."""


class NotFound(UserError):
    """Nothing with that id belongs to this owner."""


class NotPermitted(MentorError):
    """Not for this person; the operator's settings say who may."""


class SettingsError(MentorError):
    """A setting is missing or wrong."""


class StorageError(MentorError):
    """The record cannot be opened, read or written."""


class WeightsError(MentorError):
    """The weights of a local model are not usable."""


class WeightsMissing(WeightsError):
    """The weights have not been pulled yet."""


class WeightsCorrupt(WeightsError):
    """Size or checksum differ from the registry."""


class NoSpace(WeightsError):
    """The disk cannot hold the weights."""


class NoSource(WeightsError):
    """None of the registered sources could be reached."""


class ModelError(MentorError):
    """The model gave no usable reply."""


class ModelUnavailable(ModelError):
    """Nothing answers at the endpoint, or it fails."""


class ModelBusy(ModelError):
    """The endpoint is limiting us (429) or the quota is used up.

    `retry_after_s` is what the endpoint asked for, if it did; `passing` is False when waiting
    will not help, as with a used-up quota.
    """

    def __init__(
        self,
        message: str,
        *,
        next_step: str = "",
        retry_after_s: float | None = None,
        passing: bool = True,
    ) -> None:
        super().__init__(message, next_step=next_step)
        self.retry_after_s = retry_after_s
        self.passing = passing


class ModelTimeout(ModelError):
    """No byte within our own limits."""


class ModelRejected(ModelError):
    """The endpoint refuses the request: key, permission, model name or parameters."""


class ReplyBroken(ModelError):
    """The stream ended without a finish reason, or carried garbage."""


class ReplyTruncated(ModelError):
    """The reply met its token limit."""


class ReplyRefused(ModelError):
    """The endpoint's content filter stopped the reply."""
