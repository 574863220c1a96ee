"""English words without their endings, so that "decides" and "decided" are one."""

from functools import lru_cache

_FORMS = (
    "rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow chose:choose chosen:choose "
    "took:take taken:take kept:keep lost:lose won:win wrote:write written:write ran:run gave:give "
    "given:give went:go gone:go paid:pay built:build bought:buy sold:sell held:hold led:lead "
    "met:meet found:find told:tell sent:send spent:spend began:begin begun:begin left:leave "
    "knew:know known:know broke:break broken:break drove:drive driven:drive decision:decide "
    "thought:think taught:teach meant:mean people:person cost:cost failure:fail rejection:reject "
    "approval:approve migration:migrate removal:remove ownership:own reason:reason"
)
_IRREGULAR = dict(form.split(":") for form in _FORMS.split())


def stem_of(word: str) -> str:
    """A word without the commonest English endings."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ied", "y")):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return _single(word.removesuffix(ending))
    return word.removesuffix("e") if len(word) > 4 else word


def _single(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return stem[:-1]
    return stem.removesuffix("e") if len(stem) > 4 else stem


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two stems are forms of one word: at least 65 % of the longer one is common."""
    if min(len(one), len(other)) < 5 or one[:5] != other[:5]:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    length = min(len(one), len(other)) if shared is None else shared
    return length >= 0.65 * max(len(one), len(other))
