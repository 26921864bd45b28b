"""What asking a model took: requests, tokens, money and time, and how much of it was of use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from passerelle.workspace import Price

__all__ = ["Usage"]


@dataclass
class Usage:
    """The account of one text's extraction by a model.

    Tokens are None where the endpoint does not count them, `cost` also where no price is
    set. `dropped` counts proposals by reason: ``malformed``, ``slug`` (outside the scheme),
    ``date`` (not readable), ``quote`` or ``words`` (not in the text), ``reference`` (to
    nothing that stands).
    """

    model: str
    temperature: float
    prompt: str
    price: Price | None = None
    requests: int = 0
    tokens_sent: int | None = 0
    tokens_received: int | None = 0
    seconds: float = 0.0
    proposed: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    @property
    def rule(self) -> str:
        """What each fact names as its origin: model, version of the prompt, temperature."""
        return f"model/{self.model}@{self.prompt}+t{self.temperature:g}"

    @property
    def cost(self) -> float | None:
        """In the currency of the price."""
        if self.price is None or self.tokens_sent is None or self.tokens_received is None:
            return None
        sent, received = self.price.sent, self.price.received
        return (self.tokens_sent * sent + self.tokens_received * received) / 1000

    def count(self, sent: int | None, received: int | None) -> None:
        """Add the tokens of one request."""
        self.requests += 1
        self.tokens_sent = _sum(self.tokens_sent, sent)
        self.tokens_received = _sum(self.tokens_received, received)

    def __str__(self) -> str:
        """One line: ``2 requests, 3,120 + 840 tokens, 0.0021 EUR, 4.2 s; …``."""
        parts = [f"{self.requests} request{'s' * (self.requests != 1)}"]
        if self.tokens_sent is not None and self.tokens_received is not None:
            parts.append(f"{self.tokens_sent:,} + {self.tokens_received:,} tokens")
        if self.price and self.cost is not None:
            parts.append(f"{self.cost:.4f} {self.price.currency}")
        parts.append(f"{self.seconds:.1f} s")
        left = self.proposed - self.dropped.total()
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(self.dropped.items()))
        kept = f"{left} of {self.proposed} proposals kept"
        return f"{', '.join(parts)}; {kept}" + (f" (dropped: {reasons})" if reasons else "")


def _sum(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole + part
