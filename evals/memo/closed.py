"""Whether a model's yes tells memos that say something from those from which it was taken.

`python -m evals.memo.closed [tune|test]` asks the configured model one closed question for each
criterion of a clean memo and of its twin that lacks it, and prints how well the probability of
yes separates them. A criterion whose question does not separate is not worth asking about.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import yaml

from assistant.choosing import choose_model
from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.memo.document import parse
from assistant.settings import Settings
from evals.memo.operators import Planted, planted
from prompts import library as prompts

_QUESTIONS = Path(__file__).parents[1] / "datasets" / "memo" / "closed.yaml"
Pair = tuple[float, float]
"""How likely yes is for the clean memo, and for its twin."""


def main() -> int:
    """Ask and print a table. Returns the exit code."""
    split: Literal["tune", "test"] = "test" if sys.argv[1:] == ["test"] else "tune"
    chosen = choose_model(Settings())
    if chosen.model is None:
        sys.stderr.write(f"{chosen.trouble}\n")
        return 1
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for criterion, pair in _pairs(chosen.model, planted(split)):
        pairs[criterion].append(pair)
        sys.stderr.write(f"{criterion}: {pair[0]:.2f} {pair[1]:.2f}\n")
    chosen.close()
    _print(pairs)
    return 0


def chance_of_yes(model: ChatModel, memo: str, asks: str) -> float:
    """How likely yes is against no; 0.5 when the model does not tell. Raises ModelError."""
    said = "\n".join(each.plain for each in parse(memo).sentences)
    prompt = prompts.render("memo/closed", memo=said, asks=asks)
    system = ChatMessage("system", prompts.render("memo/system").text)
    tokens = model.first_token(Request((system, ChatMessage("user", prompt.text)), max_tokens=1))
    yes = sum(chance for token, chance in tokens.items() if token.startswith("yes"))
    no = sum(chance for token, chance in tokens.items() if token.startswith("no"))
    return yes / (yes + no) if yes + no else 0.5


def separation(pairs: list[Pair]) -> float:
    """The area under the curve: how often a clean memo has more yes than one that lacks it."""
    clean, broken = (np.array(each) for each in zip(*pairs, strict=True))
    more = clean[:, None] > broken[None, :]
    same = clean[:, None] == broken[None, :]
    return float((more + 0.5 * same).mean())


def _pairs(model: ChatModel, defects: tuple[Planted, ...]) -> Iterator[tuple[str, Pair]]:
    questions: dict[str, str] = yaml.safe_load(_QUESTIONS.read_text(encoding="utf-8"))
    lacking = [each for each in defects if each.fault == "missing" and each.criterion in questions]
    for each in lacking:  # Those of one memo follow each other, so the server reads it once.
        asks = questions[each.criterion]
        clean = chance_of_yes(model, each.repaired, asks)
        yield each.criterion, (clean, chance_of_yes(model, each.text, asks))


def _print(pairs: dict[str, list[Pair]]) -> None:
    print_ = sys.stdout.write
    print_(
        "| criterion | memos | yes, said | yes, taken out | separation |\n|---|---|---|---|---|\n"
    )
    every = [pair for each in pairs.values() for pair in each]
    for criterion, own in [*sorted(pairs.items()), ("all", every)]:
        clean, broken = np.mean(own, axis=0)
        print_(
            f"| {criterion} | {len(own)} | {clean:.2f} | {broken:.2f} | {separation(own):.2f} |\n"
        )


if __name__ == "__main__":
    sys.exit(main())
