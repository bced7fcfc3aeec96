"""Low-rank adapters: a head's own change to the shared encoder, in a few megabytes instead of fifty.

To the weight W of a linear layer an adapter adds B·A, with A of `rank` rows and B of `rank` columns (Hu et al. 2021,
«LoRA: Low-Rank Adaptation of Large Language Models»). In training the two factors learn and W does not; for use their
product is added to W once, so that an adapted encoder costs no more than a plain one.
"""

from collections.abc import Mapping

import torch
from torch import nn

PREFIX = "adapter."


class LowRank(nn.Module):
    """A linear layer with an adapter beside it; starts as the layer itself, since B starts as nothing."""

    def __init__(self, linear: nn.Linear, rank: int, dropout: float) -> None:
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(rank, linear.in_features) / linear.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(linear.out_features, rank))
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        adapted: torch.Tensor = self.linear(states) + self.dropout(states) @ self.down.T @ self.up.T
        return adapted


def add_adapters(layers: nn.ModuleList, rank: int, *, first: int = 0, dropout: float = 0.1) -> list[nn.Parameter]:
    """Put an adapter beside every linear layer of an encoder's `layers` from `first` on; gives what has to learn."""
    learned: list[nn.Parameter] = []
    for layer in list(layers)[first:]:
        for parent in list(layer.modules()):
            for name, child in list(parent.named_children()):
                if isinstance(child, nn.Linear) and not isinstance(parent, LowRank):
                    adapted = LowRank(child, rank, dropout)
                    setattr(parent, name, adapted)
                    learned += [adapted.down, adapted.up]
    return learned


def adapter_state(layers: nn.ModuleList) -> dict[str, torch.Tensor]:
    """The factors of every adapter in `layers`, in half precision, by the name of its linear layer."""
    state = {}
    for name, module in layers.named_modules():
        if isinstance(module, LowRank):
            state[f"{PREFIX}{name}.down"] = module.down.detach().half().contiguous()
            state[f"{PREFIX}{name}.up"] = module.up.detach().half().contiguous()
    return state


def merge_adapters(layers: nn.ModuleList, state: Mapping[str, torch.Tensor]) -> None:
    """Add the adapters in `state` (as `adapter_state` gives them) to the weights of `layers`, for good.

    KeyError where `state` names a layer that is not there.
    """
    linears = {name: module for name, module in layers.named_modules() if isinstance(module, nn.Linear)}
    for key in state:
        if key.startswith(PREFIX) and key.endswith(".down"):
            name = key.removeprefix(PREFIX).removesuffix(".down")
            up = state[f"{PREFIX}{name}.up"].float()
            with torch.no_grad():
                linears[name].weight += up @ state[key].float()
