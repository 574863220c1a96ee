"""`python -m evals.retrieval report | fit`: measure the retrieval, or fit its weights anew."""

import sys
from pathlib import Path
from string import Template

from assistant.settings import Settings
from assistant.wiring import embedder
from evals.retrieval import report
from evals.retrieval.remembering import RememberingEmbedder
from evals.retrieval.shelf import bundled
from knowledge.relevance import weights_for

_PAGE = Path(__file__).parents[2] / "docs" / "retrieval.md"
_FORM = Path(__file__).with_name("page.md")


def main(arguments: list[str]) -> int:
    """Write docs/retrieval.md, or print the weights that the tune half asks for."""
    if arguments not in (["report"], ["fit"]):
        sys.stderr.write("usage: python -m evals.retrieval report | fit\n")
        return 2
    settings = Settings()
    folder = settings.cache / "evals"
    folder.mkdir(parents=True, exist_ok=True)
    encoder = RememberingEmbedder(embedder(settings), folder)
    weights = weights_for(encoder.name)
    with bundled(encoder) as bench:
        if arguments == ["fit"]:
            lines = report.weights_lines(report.fitted(bench, weights))
            sys.stdout.write(f"{report.expected(bench)}\n{lines}\n")
        else:
            test, labels = report.found_tables(bench, encoder, weights.order, "test")
            page = Template(_FORM.read_text(encoding="utf-8")).substitute(
                test=test,
                labels=labels,
                tune=report.found_tables(bench, encoder, weights.order, "tune")[0],
                signals=report.ablation_table(bench),
                silence=report.silence_table(bench, weights),
                follow_ups=report.follow_up_table(bench, "test"),
                citations=report.citations_line(bench),
                weights=report.weights_lines(weights),
                sizes=report.sizes_table(bench, weights.order),
                mixed=report.mixed_table(bench, weights.order),
            )
            _PAGE.write_text(page, encoding="utf-8")
    encoder.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
