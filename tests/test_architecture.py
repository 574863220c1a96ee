"""The rules of the house that a tool can check."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

from prompts import library as prompts

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "evals", "knowledge", "prompts", "ui")
SOURCES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
LONGEST_FILE = 300
MACHINE_PATH = re.compile(r"/(?:home|Users|work|root)/[\w.-]+|/tmp/w\b")
HASHED_LINE = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """The files that would be committed; the rule does not apply outside a repository."""
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        pytest.skip("not a git checkout")
    names = [ROOT / name for name in found.stdout.split("\0") if name]
    return [path for path in names if path.is_file()]


def test_import_contracts_hold() -> None:
    linted = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_no_installed_distribution_owns_our_package_names() -> None:
    owners = {
        (name, distribution)
        for name, distributions in importlib.metadata.packages_distributions().items()
        for distribution in distributions
        if name in PACKAGES and distribution != "whetstone"
    }
    assert not owners


@pytest.mark.parametrize("package", PACKAGES)
def test_our_packages_are_imported_from_this_checkout(package: str) -> None:
    file = __import__(package).__file__
    assert file is not None
    assert Path(file).parent == ROOT / package


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_carry_versions_and_hashes_and_no_address(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith("-")]
    unhashed = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if "==" in line and not HASHED_LINE.search(following)
    ]
    assert not unhashed


def test_the_dev_lock_holds_everything_of_the_app_lock() -> None:
    app, dev = (
        {
            line.split(" ")[0]
            for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
            if "==" in line
        }
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert app <= dev


def test_no_path_of_one_machine_is_written_down() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__) or path.suffix in (".png", ".lock"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{relative(path)}: {match}" for match in MACHINE_PATH.findall(text)]
    assert not found


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("name", prompts.names())
def test_every_prompt_renders_with_its_declared_inputs_and_no_others(name: str) -> None:
    raw = (prompts.FOLDER / f"{name}.md").read_text(encoding="utf-8")
    inputs = dict.fromkeys(re.findall(r"\$(\w+)", raw.split("---", 2)[2]), "words")
    assert prompts.render(name, **inputs).text or prompts.wordings(name)
    with pytest.raises(prompts.PromptError):
        prompts.render(name, **inputs, one_too_many="words")


@pytest.mark.parametrize("path", [path for path in SOURCES if "ui" not in path.parts], ids=relative)
def test_libraries_do_not_print(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"print at line {node.lineno}"


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_no_drawer_for_odds_and_ends(name: str) -> None:
    assert not [relative(path) for path in SOURCES if path.stem == name]
