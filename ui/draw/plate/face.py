"""The diner's face, its expression drawn from the score."""

from ui.draw.plate.svg import FACE_OUTLINE, INK, clamp, document, ellipse, finite, n, path, ramp, stroke


def face_svg(score: float) -> str:
    """Return the diner's face alone, for use beside a score, as an SVG document of 100 × 100."""
    finite("score", score)
    return document(100, 100, f'<g transform="translate(50 50)">{face(clamp(score, 0.0, 100.0))}</g>')


def mouth_curve(score: float) -> float:
    """Return how far the mouth's middle hangs below its corners: below 0 is a frown, above 0 a smile."""
    return -13.0 + 0.29 * clamp(score, 0.0, 100.0)


def face(score: float) -> str:
    """Draw the diner's face about the origin, 45 in radius, with an expression that follows the score."""
    return (
        f'<g transform="rotate({n((score - 50) / 10)})">{_head(score)}{_brows(score)}{_eyes(score)}{_mouth(score)}</g>'
    )


def _head(score: float) -> str:
    """Draw the round head; the cheeks warm up with the score."""
    blush = 0.15 + 0.6 * ramp(score, 30, 100)
    cheeks = ellipse(-27, 11, 9, 6, "#EE8455") + ellipse(27, 11, 9, 6, "#EE8455")
    return (
        f'<circle r="45" fill="#E8B448" stroke="{FACE_OUTLINE}" stroke-width="2.4"/>'
        '<path d="M-42-5A42.5 42.5 0 0 1 42-5C44 22 22 37 0 37S-44 22-42-5z" fill="#F8D678"/>'
        f'<g opacity="{blush:.2f}">{cheeks}</g>'
    )


def _brows(score: float) -> str:
    """Draw brows that knit at the worst, turn to worry at a poor score and lift at a good one."""
    # A poor dish disappoints; only an inedible one makes angry.
    knit, worry, glad = 1 - ramp(score, 0, 16), ramp(score, 6, 20) * (1 - ramp(score, 25, 55)), ramp(score, 45, 100)
    inner = -20 + 5 * knit - 4 * worry - 3 * glad
    outer = -22 - 3 * knit + 4 * worry - 3 * glad
    lift = outer - 5 * ramp(score, 20, 100)
    left = f"M-26 {n(outer)}Q-18 {n(lift)} -9 {n(inner)}"
    right = f"M26 {n(outer)}Q18 {n(lift)} 9 {n(inner)}"
    return stroke(left + right, INK, 3)


def _eyes(score: float) -> str:
    """Draw eyes screwed up at the worst, wide in the middle, narrowing with pleasure and closed in delight from 90."""
    if score >= 90:
        rise = 9 + 4 * ramp(score, 90, 100)
        return stroke(f"M-24-4Q-17 {n(-4 - rise)} -10-4M10-4Q17 {n(-4 - rise)} 24-4", INK, 3.6)
    if score < 12:
        pinch = 5 - 2 * ramp(score, 0, 12)
        return stroke(
            f"M-24 {n(-6 - pinch)}L-12-6 -24 {n(-6 + pinch)}M24 {n(-6 - pinch)}L12-6 24 {n(-6 + pinch)}",
            INK,
            3.2,
        )
    height = 2.6 + 3.4 * ramp(score, 12, 50) - 2.0 * ramp(score, 65, 90)
    glint = (
        f'<circle cx="-15.5" cy="{n(-6 - height / 3)}" r="1.5"/><circle cx="18.5" cy="{n(-6 - height / 3)}" r="1.5"/>'
    )
    return ellipse(-17, -6, 4.6, height, INK) + ellipse(17, -6, 4.6, height, INK) + f'<g fill="#FFF">{glint}</g>'


def _mouth(score: float) -> str:
    """Draw the mouth: clenched teeth at the worst, a line between, an open smile at the best."""
    curve = mouth_curve(score)
    half = 17 + 4 * abs(score - 45) / 55
    corner = 17 - curve / 2
    # A quadratic hangs half as far as its control point, hence the doubling.
    upper = corner + 2 * curve
    line = f"M{n(-half)} {n(corner)}Q0 {n(upper)} {n(half)} {n(corner)}"
    smile, grimace = 18 * ramp(score, 60, 100), 11 * (1 - ramp(score, 0, 22))
    if smile > 0:
        lips = f"{line}Q0 {n(upper + smile)} {n(-half)} {n(corner)}z"
        return path(lips, "#8E2F22", f' stroke="{INK}" stroke-width="3" stroke-linejoin="round" id="mouth"')
    if grimace > 0:
        lips = f"{line}Q0 {n(upper + grimace)} {n(-half)} {n(corner)}z"
        return path(lips, "#FFF6E6", f' stroke="{INK}" stroke-width="3" stroke-linejoin="round" id="mouth"')
    return stroke(line, INK, 3.4, ' id="mouth"')
