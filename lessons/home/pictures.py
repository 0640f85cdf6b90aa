"""The picture of Home: an order and the closed pot; or the pot opened, and two chefs' plates and cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from lessons.home import words
from ui.draw import plate
from ui.draw.card import Card, line_svg, wide_svg
from ui.figures import decimal
from ui.kit.text import Text

STYLE = """<style>
.opened { display: grid; grid-template: "pot a . b" "pot ca ne cb" / 17% 1fr 5% 1fr; gap: 10px 6px; align-items: end; }
.opened .pot { grid-area: pot; align-self: center; text-align: center; font-size: .85em; color: var(--quiet); }
.opened .head { display: flex; justify-content: space-between; align-items: baseline; font-weight: 650; }
.opened .head b { font-size: 1.4em; }
.opened .head span { font-weight: 400; font-size: .85em; color: var(--quiet); }
.opened .differ { grid-area: ne; align-self: center; text-align: center; font-size: 1.5em; color: var(--quiet); }
.opened .dish { max-width: 17rem; margin: auto; }
@media (max-width: 640px) {
  .opened { grid-template: "a b" "pot pot" "ca ca" "cb cb" / 1fr 1fr; gap: 6px; }
  .opened .pot { display: flex; gap: 1em; align-items: center; justify-content: center; }
  .opened .pot div { flex: 0 0 16%; }
  .opened .head { display: block; }
  .opened .head span { display: block; }
  .opened .differ { display: none; }
}
</style>"""


ORDERED = """<style>
.ordered { display: flex; align-items: center; justify-content: center; gap: 1rem; max-width: 30rem; margin: auto; }
.slip {
  flex: 0 0 38%; padding: .5rem .8rem; border: 1px dashed var(--edge); border-radius: .8rem; background: var(--ground);
  display: flex; flex-direction: column; align-items: center; line-height: 1.35; text-align: center;
}
.slip span { font-size: .85em; color: var(--quiet); }
.ordered .to { font-size: 1.6em; color: var(--quiet); }
.ordered .pot { flex: 0 0 36%; }
</style>"""


@dataclass(frozen=True)
class Chef:
    """What one chef made of the order.

    Attributes:
        name: in words.
        plate: what is served.
        card: the chef's numbers.
    """

    name: str
    plate: plate.Plate
    card: Card


def closed_html(text: Text, dish: str) -> str:
    """What is ordered, and the closed pot: the model before anybody has looked inside."""
    name, drawn = escape(text.option("dish", dish)), plate.unseasoned_svg(dish)
    slip = f'<div class="slip"><span>{escape(text("order"))}</span>{drawn}<b>{name}</b></div>'
    return f'{ORDERED}<div class="ordered">{slip}<div class="to">→</div><div class="pot">{plate.box_svg()}</div></div>'


def opened_html(text: Text, chefs: Mapping[str, Chef]) -> str:
    """The pot opened; below each chef's plate the card that was in it."""
    areas = dict(zip(chefs, ("a", "b"), strict=True))
    served = "".join(_served(text, chef, areas[name]) for name, chef in chefs.items())
    cards = "".join(_card(chef.card, areas[name]) for name, chef in chefs.items())
    pot = f'<div class="pot"><div>{plate.box_svg(open=True)}</div>{escape(text("opened"))}</div>'
    return f'{STYLE}<div class="opened">{pot}{served}<div class="differ">≠</div>{cards}</div>'


def _served(text: Text, chef: Chef, area: str) -> str:
    score = f"<span><b>{decimal(chef.plate.score, 0)}</b> {escape(text('score'))}</span>"
    dish = f'<div class="dish">{plate.plate_svg(chef.plate)}</div>'
    return f'<div style="grid-area:{area}"><div class="head">{escape(chef.name)}{score}</div>{dish}</div>'


def _card(card: Card, area: str) -> str:
    return (
        f'<div style="grid-area:c{area}"><div class="laptop">{wide_svg(card)}</div>'
        f'<div class="phone">{line_svg(card)}</div></div>'
    )


def alt(text: Text, chefs: Mapping[str, Chef]) -> str:
    """All of it in words."""
    told = [
        text("alt.chef", name=chef.name, plate=words.plate(text, chef.plate), card=chef.card.alt)
        for chef in chefs.values()
    ]
    return text.together(*told)
