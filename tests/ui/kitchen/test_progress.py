"""How far an order is: shown until it is made, and why it is not."""

from streamlit.testing.v1 import AppTest


def script(state: str, then: str) -> None:
    """A page that has ordered something."""
    import streamlit as st

    from ui.kitchen import progress
    from ui.kitchen.workshop import Order

    seen = st.session_state.setdefault("runs", 0)
    st.session_state["runs"] = seen + 1
    order: Order[int] = Order(state if not seen else then)
    progress.show(order, lambda: Order(then), lambda found: st.write(f"it is {found.state}"))


def said(state: str, then: str) -> tuple[list[str], int]:
    app = AppTest.from_function(script, args=(state, then)).run()
    assert not app.exception
    return [each.value for each in app.markdown], app.session_state["runs"]


def test_while_it_goes_on_what_is_known_now_is_drawn() -> None:
    assert said("waiting", "working") == (["it is working"], 1)


def test_once_it_is_made_all_of_the_page_is_drawn_anew_and_nothing_is_shown() -> None:
    assert said("working", "made") == ([], 2)


def test_what_is_not_made_says_why_and_nothing_else_does() -> None:
    assert said("full", "full") == (["it is full"], 1)
    assert said("failed", "failed") == (["it is failed"], 1)
    assert said("made", "made") == ([], 1)
    assert said("unknown", "unknown") == ([], 1)
