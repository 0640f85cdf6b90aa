"""Tables in the ugly forms that people really have, byte by byte, and what is to be understood of each."""

from typing import NamedTuple

from core.columns import Kind
from core.number_styles import Style

N, C, D, T = Kind.NUMBER, Kind.CATEGORY, Kind.DATE, Kind.TEXT
SAME, COUNT, EMPTY = Kind.CONSTANT, Kind.ROW_NUMBER, Kind.EMPTY


class Ugly(NamedTuple):
    """A file, and what it holds.

    Attributes:
        kinds: of the columns, by name, in order.
        first: the numbers of the first row, in order.
        styles: how they are written.
        above: lines above the table.
        ragged: rows padded, rows dropped.
    """

    data: bytes
    encoding: str
    separator: str
    rows: int
    kinds: tuple[tuple[str, Kind], ...]
    first: tuple[float, ...]
    styles: tuple[Style, ...]
    marks: tuple[str, ...] = ()
    above: int = 0
    ragged: tuple[int, int] = (0, 0)
    marked: bool = False


PLAIN, COMMA, GROUPED, SPACED = Style

UGLY = {
    "German bank export": Ugly(
        b"Kontonummer:;DE02120300000000202051;\r\n"
        b"Zeitraum:;01.03.2026 - 31.03.2026;\r\n"
        b"\r\n"
        b"Buchungstag;Empf\xe4nger;Verwendungszweck;Betrag (\x80);Saldo\r\n"
        b'02.03.2026;B\xe4ckerei M\xfcller;"Br\xf6tchen; 6 St\xfcck";-3,90;1.996,10\r\n'
        b'03.03.2026;Stra\xdfenbahn;"Monatskarte";-58,00;1.938,10\r\n'
        b'04.03.2026;Gehalt;"M\xe4rz";2.450,00;4.388,10\r\n'
        b'05.03.2026;Miete;"M\xe4rz";-980,00;3.408,10\r\n',
        "cp1252",
        ";",
        4,
        (("Buchungstag", D), ("Empfänger", T), ("Verwendungszweck", C), ("Betrag (€)", N), ("Saldo", N)),
        (-3.9, 1996.1),
        (COMMA, COMMA),
        above=2,
    ),
    "GBK menu": Ugly(
        b"\xb2\xcb\xc3\xfb,\xbc\xdb\xb8\xf1,\xc0\xb1\xb6\xc8\n"  # 菜名,价格,辣度
        b"\xc2\xe9\xc6\xc5\xb6\xb9\xb8\xaf,28\xd4\xaa,5\n"  # 麻婆豆腐,28元,5
        b"\xb8\xac\xd6\xad\xc5\xa3\xc8\xe2,46.5\xd4\xaa,1\n"
        b"\xc0\xb1\xbd\xb7\xb3\xb4\xc8\xe2,32\xd4\xaa,4\n",
        "gb18030",
        ",",
        3,
        (("菜名", T), ("价格", N), ("辣度", N)),
        (28.0, 5.0),
        (PLAIN, PLAIN),
        ("元", ""),
    ),
    "pasted with decimal commas": Ugly(
        b"taste\tacetic\tlactic\n12,3\t4,543\t0,86\n20,9\t5,159\t1,53\n39\t5,366\t1,57\n",
        "utf-8",
        "\t",
        3,
        (("taste", N), ("acetic", N), ("lactic", N)),
        (12.3, 4.543, 0.86),
        (COMMA, COMMA, COMMA),
    ),
    "dollars": Ugly(
        b'item,price,sold\n"Burger, double","$1,234.50","12,000"\nFries,$3.20,900\nCola,$2.10,"1,050"\n',
        "utf-8",
        ",",
        3,
        (("item", T), ("price", N), ("sold", N)),
        (1234.5, 12000.0),
        (GROUPED, GROUPED),
        ("$", ""),
    ),
    "percent": Ugly(
        b"city;share;growth\nBonn;12,5 %;-0,4%\nKiel;7 %;1,25%\nUlm;80,5 %;3%\n",
        "utf-8",
        ";",
        3,
        (("city", T), ("share", N), ("growth", N)),
        (12.5, -0.4),
        (COMMA, COMMA),
        ("%", "%"),
    ),
    "byte-order mark": Ugly(
        b"\xef\xbb\xbfcity,degrees\r\nZ\xc3\xbcrich,11.5\r\nBern,9.75\r\nGenf,12\r\n",
        "utf-8",
        ",",
        3,
        (("city", T), ("degrees", N)),
        (11.5,),
        (PLAIN,),
        marked=True,
    ),
    "Unicode text": Ugly(
        b"\xff\xfea\0\t\0b\0\r\0\n\x001\0.\x005\0\t\x002\0\r\0\n\x002\0.\x005\0\t\x007\0\r\0\n\0",
        "utf-16-le",
        "\t",
        2,
        (("a", N), ("b", N)),
        (1.5, 2.0),
        (PLAIN, PLAIN),
        marked=True,
    ),
    "big-endian": Ugly(
        b"\xfe\xff\0a\0;\0b\0\n\x001\0;\x003\0\n\x002\0;\x009\0\n\x005\0;\x006",
        "utf-16-be",
        ";",
        3,
        (("a", N), ("b", N)),
        (1.0, 3.0),
        (PLAIN, PLAIN),
        marked=True,
    ),
    "announced": Ugly(
        b"sep=;\r\nname;weight, net;height\r\nA;1,5;3\r\nB;2,25;4\r\nC;2,5;7\r\n",
        "utf-8",
        ";",
        3,
        (("name", T), ("weight, net", N), ("height", N)),
        (1.5, 3.0),
        (COMMA, PLAIN),
    ),
    "ragged": Ugly(
        b"x,y,note\n1.5,2\n2.5,3,late\n3.5\n4.5,7,,,\n5.5,9,early\n6,10,\n",
        "utf-8",
        ",",
        5,
        (("x", N), ("y", N), ("note", T)),
        (1.5, 2.0),
        (PLAIN, PLAIN),
        ragged=(2, 1),
    ),
    "accounts": Ugly(
        b'account|balance|change\nrent|(1,250.00)|5-\nwages|3,400.00|12\ntax|(90.50)|7-\n',
        "utf-8",
        "|",
        3,
        (("account", T), ("balance", N), ("change", N)),
        (-1250.0, -5.0),
        (GROUPED, PLAIN),
    ),
    "full-width": Ugly(
        "编号,数量,价格\n1,１２,￥３．５\n2,８,￥１２\n3,３０,￥７．２５\n".encode(),
        "utf-8",
        ",",
        3,
        (("编号", COUNT), ("数量", N), ("价格", N)),
        (12.0, 3.5),
        (PLAIN, PLAIN),
        ("", "¥"),
    ),
    "printed": Ugly(
        b"      mpg  cyl   disp\nMazda  21.0   6  160.0\nDatsun 22.8   4  108.0\nHornet 21.4   6  258.0\n",
        "utf-8",
        " ",
        3,
        (("", T), ("mpg", N), ("cyl", N), ("disp", N)),
        (21.0, 6.0, 160.0),
        (PLAIN, PLAIN, PLAIN),
    ),
    "French": Ugly(
        b"ville;habitants;densit\xe9\n"
        b"Paris;2\xa0102\xa0650;19\xa0949,4\nLyon;520\xa0774;10\xa0880\nNice;348\xa0085;4\xa0839,9\n",
        "cp1252",
        ";",
        3,
        (("ville", T), ("habitants", N), ("densité", N)),
        (2102650.0, 19949.4),
        (SPACED, SPACED),
    ),
    "Swiss": Ugly(
        b"Ort;Preis CHF\nBern;1'250.50\nChur;980\nZug;2'300.00\n",
        "utf-8",
        ";",
        3,
        (("Ort", T), ("Preis CHF", N)),
        (1250.5,),
        (SPACED,),
    ),
    "old line ends": Ugly(
        b"a,b\r1,2.5\r2,4.5\r9,3.5\r",
        "utf-8",
        ",",
        3,
        (("a", N), ("b", N)),
        (1.0, 2.5),
        (PLAIN, PLAIN),
    ),
    "Markdown": Ugly(
        b"| dish | salt | spice |\n| --- | --- | --- |\n| tofu | 1.2 | 3.4 |\n| egg | 3.0 | 0.8 |\n"
        + b"| pie | 2 | 1 |\n" * 12,
        "utf-8",
        "|",
        15,
        (("", EMPTY), ("dish", C), ("salt", N), ("spice", N), ("", EMPTY)),
        (),
        (PLAIN, PLAIN),
    ),
    "line breaks in cells": Ugly(
        b'"name\nof dish","price"\n"fried\nrice","8.50"\n"say ""hot""","9"\n"a;b;c","12"\n',
        "utf-8",
        ",",
        3,
        (("name of dish", T), ("price", N)),
        (8.5,),
        (PLAIN,),
    ),
    "no header": Ugly(
        b"1.5,2,tall\n2.5,4,short\n4,9,tall\n",
        "utf-8",
        ",",
        3,
        (("", N), ("", N), ("", C)),
        (1.5, 2.0),
        (PLAIN, PLAIN),
    ),
    "inches": Ugly(
        b'"5 pipe,3.5\n' + b'pipe,2\nrod,4\n' * 15,
        "utf-8",
        ",",
        31,
        (("", C), ("", N)),
        (3.5,),
        (PLAIN,),
    ),
    "padded above": Ugly(
        b"Ums\xc3\xa4tze 2026;;;\n;;;\nMonat;Umsatz;Kosten;Filiale\n"
        b"Jan;100,5;80;Ost\nFeb;90;70;Ost\nM\xc3\xa4r;120;85,25;Ost\n",
        "utf-8",
        ";",
        3,
        (("Monat", T), ("Umsatz", N), ("Kosten", N), ("Filiale", SAME)),
        (100.5, 80.0),
        (COMMA, COMMA),
        above=1,
    ),
    "rows that end in a separator": Ugly(
        b"a;b;c\n1;2;3;\n4;5;9;\n6;7;8;\n",
        "utf-8",
        ";",
        3,
        (("a", N), ("b", N), ("c", N), ("", EMPTY)),
        (1.0, 2.0, 3.0),
        (PLAIN, PLAIN, PLAIN),
    ),
}  # fmt: skip
"""By what is ugly about them."""
