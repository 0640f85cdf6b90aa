"""The network of *What comes next?* in eager PyTorch, as one would write it there: what ours is timed against."""

import importlib
import importlib.util
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.token_layers import NORM_EPSILON
from core.transformer import Transformer


def installed() -> bool:
    """Whether there is a PyTorch here."""
    return importlib.util.find_spec("torch") is not None


class Eager:
    """The same structure and start; the way back is autograd's, clipping and AdamW are the library's own."""

    def __init__(self, net: Transformer, weights: Array, *, rate: float, weight_decay: float, most: float) -> None:
        self.torch: Any = importlib.import_module("torch")
        self.torch.set_num_threads(1)
        self.net, self.most = net, most
        self.parts = {name: self._learned(part) for name, part in net.parts(weights).items()}
        self.optimizer = self.torch.optim.AdamW(
            self.parts.values(), lr=rate, betas=(0.9, 0.99), weight_decay=weight_decay
        )
        back = np.arange(net.context)[:, np.newaxis] - np.arange(net.context)
        self.seen = self.torch.tensor((back >= 0) & (back < net.context - 1))
        self.back = self.torch.tensor(np.clip(back, 0, net.context - 2))

    def _learned(self, part: Array) -> Any:
        return self.torch.nn.Parameter(self.torch.tensor(part.copy()))

    def loss(self, tokens: NDArray[Any], after: NDArray[Any], *, dropout: float) -> Any:
        """The mean surprise in nats at the tokens (B, T) that came."""
        torch, p, functional = self.torch, self.parts, self.torch.nn.functional
        B, T = tokens.shape
        H, k = self.net.heads, self.net.width // self.net.heads

        def drop(x: Any) -> Any:
            return functional.dropout(x, dropout) if dropout else x

        def norm(x: Any, which: int) -> Any:
            return functional.rms_norm(x, (x.shape[-1],), p["norms"][which], NORM_EPSILON)

        x = drop(functional.embedding(torch.as_tensor(tokens), p["embedding"]))
        queries, keys, values = (norm(x, 0) @ p["attend"]).reshape(B, T, 3, H, k).permute(2, 0, 3, 1, 4)
        gate = torch.sigmoid(p["smear"]).reshape(H, 1, k)
        before = functional.pad(keys, (0, 0, 1, 0))[:, :, :-1]
        keys = keys - gate * keys + gate * before
        scores = queries @ keys.transpose(-1, -2) / k**0.5 + p["bias"][:, self.back[:T, :T]]
        weights = torch.softmax(scores.masked_fill(~self.seen[:T, :T], float("-inf")), -1)
        taken = (weights @ values).transpose(1, 2).reshape(B, T, H * k)
        x = x + drop(taken @ p["join"])
        x = x + drop(torch.relu(norm(x, 1) @ p["widen"]) @ p["narrow"])
        logits = norm(x, 2) @ p["embedding"].T
        return functional.cross_entropy(logits.reshape(B * T, -1), torch.as_tensor(after).reshape(-1))

    def step(self, tokens: NDArray[Any], after: NDArray[Any]) -> None:
        """Forward, backward, clip and AdamW."""
        self.optimizer.zero_grad()
        self.loss(tokens, after, dropout=self.net.dropout).backward()
        self.torch.nn.utils.clip_grad_norm_(self.parts.values(), self.most)
        self.optimizer.step()

    def gradient(self, tokens: NDArray[Any], after: NDArray[Any]) -> Array:
        """∂loss/∂weights (d,) without dropout, to be sure that both compute the same."""
        self.optimizer.zero_grad()
        self.loss(tokens, after, dropout=0.0).backward()
        return np.concatenate([part.grad.numpy().ravel() for part in self.parts.values()])
