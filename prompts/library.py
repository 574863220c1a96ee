"""Prompts and authored wordings as files: declared inputs, a fingerprint, nothing implicit.

A prompt is `prompts/<mode>/<name>.md`: YAML front matter with `inputs` (every `$name` used in
the text) and optionally `wordings`, then the text that goes to a model. A missing or an extra
input is an error, so a template cannot quietly lose what it needs.
"""

import functools
import hashlib
import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import frontmatter

FOLDER = Path(__file__).parent


class PromptError(Exception):
    """A prompt file is missing or malformed, or its inputs were not given exactly."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt; the fingerprint is that of the template."""

    name: str
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class AuthoredWording:
    """One authored wording of a move and the gaps (`$name`) it needs filled."""

    id: str
    text: str
    gaps: frozenset[str]

    def fill(self, gaps: Mapping[str, str]) -> str:
        """The wording with its gaps filled. Raises PromptError when one is missing."""
        return _substitute(self.id, self.text, {name: gaps.get(name, "") for name in self.gaps})


@dataclass(frozen=True, slots=True)
class _File:
    text: str
    inputs: frozenset[str]
    groups: Mapping[str, tuple[AuthoredWording, ...]]
    fingerprint: str


def names() -> tuple[str, ...]:
    """All prompts, as `<mode>/<name>`."""
    return tuple(
        sorted(
            path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.glob("*/*.md")
        )
    )


def render(name: str, **inputs: str) -> Prompt:
    """The prompt with exactly its declared inputs. Raises PromptError."""
    file = _file(name)
    if file.inputs != inputs.keys():
        raise PromptError(
            f"prompt {name!r} takes {sorted(file.inputs)}, was given {sorted(inputs)}"
        )
    return Prompt(name, string.Template(file.text).substitute(inputs).strip(), file.fingerprint)


def wordings(name: str, group: str = "all") -> tuple[AuthoredWording, ...]:
    """The authored wordings of one group of a move, in the order of the file."""
    groups = _file(name).groups
    if group not in groups:
        raise PromptError(f"prompt {name!r} has no wordings {group!r}")
    return groups[group]


def groups(name: str) -> tuple[str, ...]:
    """The groups of authored wordings of a prompt, in the order of the file."""
    return tuple(_file(name).groups)


def fingerprint(name: str) -> str:
    """The first twelve hex digits of the file's SHA-256."""
    return _file(name).fingerprint


@functools.cache
def _file(name: str) -> _File:
    path = FOLDER / f"{name}.md"
    if not path.is_file():
        raise PromptError(f"there is no prompt {name!r}")
    raw = path.read_text(encoding="utf-8")
    post = frontmatter.loads(raw)
    inputs = post.metadata.get("inputs")
    declared = frozenset(str(item) for item in inputs) if isinstance(inputs, list) else frozenset()
    used = frozenset(string.Template(post.content).get_identifiers())
    if declared != used:
        raise PromptError(f"prompt {name!r} declares {sorted(declared)}, uses {sorted(used)}")
    digest = hashlib.sha256(raw.encode()).hexdigest()[:12]
    return _File(post.content, declared, _groups(name, post.metadata.get("wordings")), digest)


def _groups(name: str, given: object) -> dict[str, tuple[AuthoredWording, ...]]:
    if given is None:
        return {}
    groups = given if isinstance(given, dict) else {"all": given}
    return {
        str(group): tuple(
            AuthoredWording(
                f"{name}#{group}{index}",
                str(text),
                frozenset(string.Template(str(text)).get_identifiers()),
            )
            for index, text in enumerate(texts if isinstance(texts, list) else (), 1)
        )
        for group, texts in groups.items()
    }


def _substitute(name: str, text: str, inputs: Mapping[str, str]) -> str:
    missing = sorted(key for key, value in inputs.items() if not value)
    if missing:
        raise PromptError(f"wording {name!r} lacks {missing}")
    return string.Template(text).substitute(inputs)
