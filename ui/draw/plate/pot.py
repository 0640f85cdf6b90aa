"""The pot: closed while nobody has looked inside the model, open once somebody has."""

from ui.draw.plate.svg import POT_OUTLINE, SHADOW, STEAM_COOL, STEAM_WARM, document, ellipse, mix, path, stroke


def box_svg(open: bool = False) -> str:
    """Return the model as a black box: a closed pot under a question of steam, or opened on the two knobs inside."""
    return document(260, 252, f'<g transform="translate(0 12)">{open_pot() if open else closed_pot()}</g>')


def _pot_body() -> str:
    """Draw the black pot below its rim, with two handles."""
    return (
        ellipse(130, 226, 92, 9, SHADOW, ' opacity=".2"')
        + stroke("M38 140Q16 140 18 154T42 168M222 140Q244 140 242 154T218 168", POT_OUTLINE, 9)
        + path(
            "M36 122V186Q38 226 84 226H176Q222 226 224 186V122z",
            "#332C29",
            f' stroke="{POT_OUTLINE}" stroke-width="2.4"',
        )
        + stroke("M53 144V184Q54 202 65 211", "#5A4F49", 7)
    )


def _lid(place: str = "") -> str:
    """Draw the lid with its wooden knob, turned as asked."""
    dome = "M30 122Q34 84 130 82 226 84 230 122 226 130 130 130 34 130 30 122z"
    return (
        f"<g{place}>"
        + path(dome, "#3D3531", f' stroke="{POT_OUTLINE}" stroke-width="2.4"')
        + stroke("M58 106Q80 94 116 92", "#7A6C63", 4)
        + ellipse(130, 79, 15, 9, "#B0742A", f' stroke="{POT_OUTLINE}" stroke-width="2"')
        + "</g>"
    )


def closed_pot() -> str:
    """Draw the pot with its lid on and the steam asking a question."""
    steam = mix(STEAM_COOL, STEAM_WARM, 0.8)
    question = stroke("M111 14C111-8 149-8 149 12 149 28 130 26 130 42", steam, 6)
    return _pot_body() + _lid() + question + f'<circle cx="130" cy="56" r="4" fill="{steam}"/>'


def open_pot() -> str:
    """Draw the pot with its lid lifted: inside there is no cook and no recipe, only two numbers to turn."""
    return (
        _pot_body()
        + _lid(' transform="rotate(-24 32 120)"')
        + ellipse(130, 124, 94, 24, "#5A4F49", f' stroke="{POT_OUTLINE}" stroke-width="2.4"')
        + ellipse(130, 126, 86, 20, "#F0B45A")
        + stroke("M72 120H188M82 134H178", "#8A4B1C", 4)
        + '<g fill="#FFF3DC" stroke="#8A4B1C" stroke-width="2.4">'
        '<circle cx="150" cy="120" r="7"/><circle cx="104" cy="134" r="7"/></g>'
    )
