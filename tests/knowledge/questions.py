"""Labelled questions on the bundled corpus: what the library answers, and what it does not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answerable:
    question: str
    sources: tuple[str, ...]
    """Any of these documents answers it."""


_F, _M = "frameworks/", "memos/"

ANSWERABLE = (
    Answerable(
        "Why did we leave RabbitMQ for event streams?",
        (_M + "2025-02-move-event-streams-to-kafka.md",),
    ),
    Answerable(
        "What happened in the RabbitMQ outage of October 2024?",
        (_M + "2024-11-postmortem-rabbitmq-partition.md",),
    ),
    Answerable(
        "Who pays attention at night when a service breaks?",
        (_M + "2024-06-each-team-carries-the-pager.md",),
    ),
    Answerable(
        "How much do people on call get paid per week?",
        (_M + "2024-06-each-team-carries-the-pager.md",),
    ),
    Answerable(
        "Why was the billing rewrite turned down?", (_M + "2023-05-rewrite-billing-rejected.md",)
    ),
    Answerable(
        "Should we keep breaking the monolith apart into microservices?",
        (_M + "2025-03-stop-splitting-core.md", _M + "2024-03-twelve-services.md"),
    ),
    Answerable("How do teams move off Jenkins?", (_M + "2025-04-move-every-team-to-slipway.md",)),
    Answerable(
        "How do we handle customer escalations that Sales brings to engineers?",
        (_M + "2025-09-weekly-escalation-review.md",),
    ),
    Answerable(
        "What does the platform team cost and what should it achieve?",
        (_M + "2024-01-fund-a-platform-team.md",),
    ),
    Answerable(
        "Which message broker did we standardise on first?",
        (_M + "2023-03-one-message-broker.md",),
    ),
    Answerable(
        "How do I convince another team when I have no power over them?",
        (_F + "influence-without-authority.md",),
    ),
    Answerable(
        "What are the four levels of strategic impact?",
        (_F + "four-levels-of-strategic-impact.md",),
    ),
    Answerable(
        "How can I imagine that our project already failed to find the risks?",
        (_F + "premortem.md",),
    ),
    Answerable(
        "When is a choice easy to undo, and when should I be slow?",
        (_F + "reversible-and-irreversible-decisions.md",),
    ),
    Answerable(
        "How do I refuse a request without damaging the relationship?", (_F + "saying-no.md",)
    ),
    Answerable(
        "How should I write for a busy executive?",
        (_F + "writing-for-executives.md", _F + "pyramid-and-bottom-line-first-writing.md"),
    ),
    Answerable("What goes into a decision record?", (_F + "decision-records.md",)),
    Answerable("How do I hand over work without micromanaging?", (_F + "delegation.md",)),
    Answerable(
        "How do we run a post-mortem without blaming anyone?", (_F + "blameless-review.md",)
    ),
    Answerable(
        "What makes a good strategy, and what is only a list of goals?",
        (_F + "strategy-kernel.md",),
    ),
    Answerable(
        "How do I find out who is affected by my proposal and what they care about?",
        (_F + "stakeholder-mapping.md",),
    ),
    Answerable("How can I break a vague problem into smaller parts?", (_F + "issue-trees.md",)),
    Answerable(
        "How do I tell someone that their behaviour hurts the team?",
        (_F + "feedback-models.md",),
    ),
    Answerable("What is the difference between a mentor and a sponsor?", (_F + "sponsorship.md",)),
    Answerable(
        "How do I explain the price of each option to a group that must choose?",
        (_F + "narrating-trade-offs.md",),
    ),
    Answerable(
        "Am I solving the right problem or only a means to something else?",
        (_F + "reframing.md",),
    ),
    Answerable(
        "What is the difference between positions and interests in a dispute?",
        (_F + "interests-rights-and-power.md",),
    ),
    Answerable(
        "How is a design checked against concrete scenarios before we build it?",
        (_F + "architecture-review.md",),
    ),
    Answerable(
        "How many questions should I ask when I coach somebody?", (_F + "coaching-talk.md",)
    ),
    Answerable(
        "How long was the alarm silent while dock events were lost?",
        (_M + "2024-11-postmortem-rabbitmq-partition.md",),
    ),
)

HELD_OUT_ANSWERABLE = (
    Answerable(
        "Why did we decide against running in a second region?",
        (_M + "2024-08-two-regions-rejected.md",),
    ),
    Answerable(
        "Did we buy or build the feature flag system?",
        (_M + "2024-05-build-our-own-flag-service.md",),
    ),
    Answerable(
        "Customers were charged twice, what went wrong?",
        (_M + "2023-09-postmortem-duplicate-invoices.md",),
    ),
    Answerable(
        "Is all server code in a single repository?", (_M + "2023-11-backend-in-one-repository.md",)
    ),
    Answerable(
        "Does every service have an error budget?", (_M + "2024-04-error-budget-all-services.md",)
    ),
    Answerable("What came of the workflow builder?", (_M + "2024-09-workflow-builder.md",)),
    Answerable(
        "Who has to approve a design before it is built?",
        (_M + "2023-08-architecture-board-approves.md", _F + "architecture-review.md"),
    ),
    Answerable("Why was rating taken out of Core?", (_M + "2023-06-extract-price-rating.md",)),
    Answerable("How can I speak up for a colleague's promotion?", (_F + "sponsorship.md",)),
    Answerable(
        "My two peers are fighting about who is right", (_F + "interests-rights-and-power.md",)
    ),
    Answerable(
        "Put the conclusion at the top of the memo",
        (_F + "pyramid-and-bottom-line-first-writing.md",),
    ),
    Answerable(
        "What separates senior work from staff level work?",
        (_F + "four-levels-of-strategic-impact.md",),
    ),
)
