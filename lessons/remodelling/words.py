"""Sentences of *Remodelling*, computed from both lines before and after."""

from core.layout_search import best
from core.network import Network
from core.remodel import FULL_BITS
from lessons.remodelling import scene, trials
from lessons.remodelling.scene import Change
from lessons.remodelling.settings import BET_BITS, Remodel
from ui.kit.text import Text
from ui.kitchen.trained import GUESTS, exam

LINE = "  \n"
"""What begins a new line of a paragraph."""

OPTIONS = (95, 75, 50)
"""What can be bet on: so many of 100 are right after rounding."""


def answers(run: Remodel) -> list[str]:
    """The options nearest to what the reader's chef judges right; of two as near both."""
    share = 100 * scene.remodelled(run)[0].right_after
    away = {option: abs(share - option) for option in OPTIONS}
    return [str(option) for option, distance in away.items() if distance <= min(away.values()) + 1e-9]


def truth(text: Text, run: Remodel) -> str:
    """What came of rounding."""
    small = scene.remodelled(run)[0]
    return text("bet.truth", bits=BET_BITS, before=small.right_before, after=small.right_after)


def verdict(text: Text, run: Remodel, change: Change) -> str:
    """Whether a line judges as before, and if not what it gained or lost."""
    lost, won = change.turned
    if change.outcome == "better" and run.remodel_act in ("round", "cut"):
        return text("verdict.lucky", more=won - lost, guests=GUESTS)
    return text(f"verdict.{change.outcome}", turned=lost + won, fewer=lost - won, more=won - lost, guests=GUESTS)


def said(text: Text, run: Remodel) -> str:
    """What was changed, numbers or structure, and what it cost and saved."""
    if _as_stored(run):
        return text("say.not_rounded", bits=FULL_BITS)
    if run.remodel_act == "cut" and not run.remodel_cut:
        return text("say.not_cut")
    amounts = {"marks": 2**run.remodel_bits - 1, "diners": run.remodel_diners, "count": run.remodel_hired}
    head = text(f"say.{run.remodel_act}", **amounts, rounds=scene.TUNED)
    small, large = (_did(text, run, *each) for each in zip(("small", "large"), scene.remodelled(run), strict=True))
    first = text.together(head, _besides(text, run))
    return LINE.join((first, small, large))


def _did(text: Text, run: Remodel, name: str, change: Change) -> str:
    """What became of one line."""
    filled = {"round": _rounded, "cut": _cut, "move": _moved, "hire": _hired}[run.remodel_act](run, change)
    judged = verdict(text, run, change)
    return text(f"did.{run.remodel_act}", chef=text(f"column.{name}"), verdict=judged, **filled)


def _besides(text: Text, run: Remodel) -> str:
    """What there is to say of both."""
    if run.remodel_act == "move":
        wins, seeds = scene.ahead(run)
        return text("say.beginner", rounds=scene.AFRESH, wins=wins, seeds=seeds)
    besides = {"round": "say.rest", "hire": "say.room"}.get(run.remodel_act)
    return text(besides) if besides else ""


def _rounded(run: Remodel, change: Change) -> dict[str, float | None]:
    return {"saved": change.bytes_before - change.bytes_after}


def _cut(run: Remodel, change: Change) -> dict[str, float | None]:
    return {"gone": scene.cut_count(change.before, run.remodel_cut), "sparse": change.sparse}


def _moved(run: Remodel, change: Change) -> dict[str, float | None]:
    was, old = change.kept or (None, None)
    shares = {"before": change.right_before, "right": change.right_after, "afresh": change.afresh}
    return {**shares, "was": was, "old": old}


def _hired(run: Remodel, change: Change) -> dict[str, float | None]:
    return {"more": change.after.net.parameter_count - change.before.net.parameter_count}


def stations(net: Network) -> str:
    """How many cooks stand at each station."""
    return " + ".join(map(str, net.sizes[1:-1]))


def beside(text: Text, settings: Remodel) -> str:
    """How many numbers were learned beside those that stay."""
    small, large = trials.beside(settings)
    return text(
        "side.said",
        diners=settings.remodel_diners,
        rounds=scene.TUNED,
        learned=large.learned,
        all=large.own,
        few=small.learned,
        own=small.own,
    )


def searched(text: Text, settings: Remodel) -> str:
    """Which layout did best on the tickets kept apart, and on others; and that it is not the count alone."""
    pattern = settings.remodel_pattern
    found = trials.searched(pattern)
    picked = best(found)
    by_layout = {each.net.sizes: each for each in found}
    side_by_side, in_a_row = (by_layout[sizes] for sizes in trials.ALIKE)
    return text(
        "search.said",
        count=len(found) * trials.STARTS,
        starts=trials.STARTS,
        apart=trials.APART,
        best=_cooks(text, picked.net),
        right=float(picked.apart.mean()),
        exam=float(picked.right(exam(pattern)).mean()),
        guests=GUESTS,
        few=side_by_side.net.parameter_count,
        wide=_cooks(text, side_by_side.net),
        one=float(side_by_side.apart.mean()),
        more=in_a_row.net.parameter_count,
        deep=_cooks(text, in_a_row.net),
        two=float(in_a_row.apart.mean()),
    )


def _cooks(text: Text, net: Network) -> str:
    return text("search.cooks", cooks=stations(net))


def _as_stored(run: Remodel) -> bool:
    """Whether it was to be rounded to as many bits as it has, so that nothing is."""
    return run.remodel_act == "round" and run.remodel_bits == FULL_BITS


def state(text: Text, run: Remodel | None) -> str:
    """What was done to the chef on the card."""
    if run is None:
        return text("state.before")
    amounts = {"bits": run.remodel_bits, "cut": run.remodel_cut / 100, "diners": run.remodel_diners}
    if _as_stored(run):
        return text("state.full", **amounts)
    return text(f"state.{run.remodel_act}", **amounts, count=run.remodel_hired)


def own_place(change: Change, mine: int) -> int:
    """The place before of the reader's own number, as far as the line has so many."""
    return min(mine, change.before.net.parameter_count - 1)
