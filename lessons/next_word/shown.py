"""What the page draws as it is now, and what films begin from."""

from lessons.next_word import films, rows, scene, words
from lessons.next_word.practising import NextWordPage
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised


def show_rows(page: NextWordPage, practised: Practised | None) -> None:
    """The recipe, and what each guesser gives the next word."""
    text, now = page.text, page.settings

    def still() -> None:
        walk = scene.walk(text.language, now.word_read, practised)
        page.still("rows", rows.rows_html(text, walk, int(now.word_place) - 1, now.word_heat))

    page.film("rows", lambda: films.rows_film(text, now.word_read, practised), still=still)


def say(page: NextWordPage, practised: Practised | None) -> None:
    """How much the word surprises each."""
    text, now = page.text, page.settings

    def still() -> None:
        walk = scene.walk(text.language, now.word_read, practised)
        page.say(words.place(text, walk, int(now.word_place) - 1, now.word_heat))

    page.film("said", lambda: films.said_film(text, now.word_read, practised), still=still)


def show_card(page: NextWordPage, practised: Practised | None) -> None:
    """The network's numbers."""
    text = page.text
    net = recipes.network(text.language)
    weights = net.start(recipes.SEED) if practised is None else practised.weights
    state = text("card.practised", read=practised.read) if practised else text("card.untrained")
    layers = (net.width, 4 * net.width, net.width)
    page.card(text("card.whose"), layers, weights.tolist(), state=state)
