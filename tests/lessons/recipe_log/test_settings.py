"""Which claims were tried, as a number in a link."""

from lessons.recipe_log.settings import CLAIMS, RecipeLog


def test_every_claim_has_a_bit_of_its_own() -> None:
    assert RecipeLog().tried == frozenset()
    assert RecipeLog(log_tried=0b010100).tried == {"exact", "user"}
    now = RecipeLog()
    for claim in (*CLAIMS, *CLAIMS):
        now = RecipeLog(log_tried=now.with_tried(claim))
        assert claim in now.tried
    assert now == RecipeLog(log_tried=63)
    assert now.tried == set(CLAIMS)
