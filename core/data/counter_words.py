"""What guests and chefs say at a counter, in each language. Every word is of our own making.

Words stand between spaces, also where none are written. `GUEST` and `CHEF` begin what each says and count as a word.
In what may be said, words in capitals are gaps: FOOD and DISH and TASTE, filled from the lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Turn = tuple[str, str]
"""What a guest says, and what the chef answers."""

GUEST, CHEF = "<guest>", "<chef>"


@dataclass(frozen=True)
class CounterWords:
    """What chats of one language are made of.

    Attributes:
        foods: what a guest may not eat; dishes: what is ordered; eaten, tastes: what people like how.
        forbids: how a guest says what he may not eat; asks: how he asks for it later.
        orders: how something is ordered, the dish last; opinion: how people like something, the taste last.
        likes: a question about that, answered by the opinion.
        heard: what the chef answers to an opinion of a guest.
        talk: small talk.
    """

    foods: tuple[str, ...]
    dishes: tuple[str, ...]
    eaten: tuple[str, ...]
    tastes: tuple[str, ...]
    forbids: Turn
    asks: Turn
    orders: Turn
    likes: Turn
    opinion: str
    heard: str
    talk: tuple[Turn, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = CounterWords(
    foods=_words("fish nuts eggs beef milk pork tofu crab"),
    dishes=_words("rice noodles soup dumplings congee pancakes"),
    eaten=_words("tofu fish beef pork eggs crab"),
    tastes=_words("spicy mild sour sweet"),
    forbids=("i eat no FOOD", "noted"),
    asks=("what can i not eat", "FOOD"),
    orders=("bring me DISH", "coming"),
    likes=("and how is the EATEN", "people like the EATEN very TASTE"),
    opinion="people like the EATEN very TASTE",
    heard="really",
    talk=(
        ("nice weather today", "it is"),
        ("how are you", "fine"),
        ("is it hot", "a little"),
        ("are you busy", "not now"),
        ("that smells good", "thank you"),
        ("i am tired", "sit down"),
        ("my train was late", "again"),
        ("it is full here", "every day"),
    ),
)

CHINESE = CounterWords(
    foods=_words("鱼 花生 鸡蛋 牛肉 牛奶 猪肉 豆腐 虾"),
    dishes=_words("饭 面 汤 粥 馄饨 饺子"),
    eaten=_words("豆腐 鱼 牛肉 猪肉 鸡蛋 虾"),
    tastes=_words("辣 淡 酸 甜"),
    forbids=("我 不 吃 FOOD", "记下 了"),
    asks=("我 什么 不能 吃", "FOOD"),
    orders=("给 我 来 碗 DISH", "好嘞"),
    likes=("EATEN 大家 爱吃 啥味", "大家 说 EATEN 要 TASTE"),
    opinion="大家 说 EATEN 要 TASTE",
    heard="是吗",
    talk=(
        ("今天 天气 不错", "是 啊"),
        ("最近 怎么样", "还 行"),
        ("外面 热 吗", "有点 热"),
        ("你们 忙 吗", "这会儿 不忙"),
        ("闻 着 真 香", "过奖 了"),
        ("我 有点 累", "快 坐"),
        ("车 又 晚点 了", "难免"),
        ("今天 人 真 多", "天天 这样"),
    ),
)

COUNTERS: Mapping[str, CounterWords] = {"en": ENGLISH, "zh": CHINESE}
